"""Words that continue a thought at the beginning of a sentence, by language."""

from wikimind.nlp.words import word_set

_LISTS = {
    "en": """
        this these that those it its they them their he him his she her such another other others
        each neither either however therefore thus hence moreover furthermore also additionally
        besides consequently then instead otherwise nevertheless nonetheless meanwhile similarly
        likewise conversely accordingly but and or nor so yet again here indeed rather specifically
        notably importantly interestingly surprisingly unfortunately fortunately clearly obviously
        alternatively subsequently afterwards afterward later firstly secondly thirdly lastly
        finally first second third fourth next still namely thereby thereafter hereafter regardless
        equivalently correspondingly analogously ultimately eventually actually similar admittedly
        certainly arguably perhaps maybe yes no ok okay well now too plus else overall where whose
        which who whom i.e e.g viz cf etc see note recall suppose assume consider let define observe
        imagine notice remember take say denote crucially evidently essentially basically presumably
        both hereby therein thereof whereas everything anyway together apparently naturally
        hopefully encouragingly empirically same none remarkably intuitively ideally formally
        concretely practically
    """,
    "de": """
        dies diese diesem diesen dieser dieses jene jenem jenen jener jenes solche solchem solchen
        solcher solches er sie ihn ihm ihr ihre ihrem ihren ihrer ihres sein seine seinem seinen
        seiner seines es jedoch daher deshalb deswegen allerdings außerdem ausserdem dabei dadurch
        damit dafür dagegen danach dann daraus darin darauf daran darum davon dazu dort hier hierbei
        hierzu hierfür hierdurch so somit also auch aber und oder denn doch dennoch trotzdem zudem
        ferner folglich weiter weiterhin ebenso ebenfalls beide beiden letztere letzterer erstere
        ersterer andere anderer andererseits einerseits demnach demzufolge infolgedessen schließlich
        zuletzt zunächst erstens zweitens drittens insbesondere beispielsweise nun siehe vgl
        dementsprechend entsprechend vielmehr stattdessen sonst hingegen
    """,
    "fr": """
        ce cet cette ces cela ceci c'est celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci
        il ils elle elles leur leurs son sa ses tel telle tels telles cependant toutefois néanmoins
        pourtant donc ainsi alors puis ensuite enfin aussi mais et ou or car ici là voir d'ailleurs
        l'autre d'autres c'était également premièrement deuxièmement finalement autrement
    """,
    "es": """
        este esta estos estas esto ese esa esos esas eso aquel aquella aquello él ella ellos ellas
        su sus tal tales así entonces luego además también pero y e o u pues aquí allí ahí
        finalmente primero segundo tercero asimismo igualmente ambos ambas otro otra otros otras
        véase ver ello lo
    """,
    "it": """
        questo questa questi queste quello quella quelli quelle ciò egli ella esso essa essi esse
        lui lei loro suo sua suoi sue tale tali così quindi dunque perciò pertanto inoltre tuttavia
        però ma e ed o oppure infatti poi allora anche infine invece anzi altrimenti ugualmente
        entrambi entrambe qui lì là ne ci analogamente successivamente dopodiché innanzitutto altri
        altre altro altra vedi
    """,
    "pt": """
        este esta estes estas isto esse essa esses essas isso aquele aquela aqueles aquelas aquilo
        ele ela eles elas seu sua seus suas tal tais assim então logo portanto porém contudo todavia
        entretanto também além mas e ou pois aqui ali lá aí depois finalmente igualmente ambos ambas
        outro outra outros outras nele nela neles nelas dele dela deles delas consequentemente ver
        veja
    """,
    "nl": """
        dit dat deze die hij zij ze hem haar hun hen er hier daar hierdoor daardoor hiervan daarvan
        hierbij daarbij hiermee daarmee hiervoor daarvoor daarna daarom echter dus maar en of want
        ook toch bovendien verder vervolgens tevens eveneens zo dan toen anders beide andere zulke
        dergelijke daarentegen desondanks niettemin bijgevolg namelijk immers
    """,
    "ca": """
        aquest aquesta aquests aquestes això aquell aquella allò ell ella ells elles seu seva seus
        seves tal així doncs però tanmateix també més i o perquè aquí allà després finalment ambdós
        altres
    """,
    "pl": """
        to ten ta te ci tego tej tych tym temu tę tą tamten tamta on ona ono oni one jego jej ich
        jemu im nim niej nich jednak jednakże ale lecz i oraz a więc zatem dlatego ponadto poza
        także również też potem następnie tam tu tutaj wtedy wówczas natomiast zaś taki taka takie
        tacy tak obaj oba obie inni inne inny bowiem gdyż stąd ponieważ toteż czyli
    """,
    "cs": """
        to ten ta tato tento toto tito tyto tyhle toho té těch tom tomu on ona ono oni jeho její
        jejich však ale avšak a i nebo tedy proto tudíž navíc také rovněž pak potom poté tam tady
        zde takový taková takové tak oba obě jiní další přesto nicméně naopak tím
    """,
    "sk": """
        to ten tá táto tento toto títo tieto toho tej tých tom tomu on ona ono oni jeho jej ich však
        ale avšak a i alebo teda preto navyše tiež taktiež potom tam tu takýto takáto tak obaja obe
        iní ďalší napriek
    """,
    "sl": """
        to ta te ti tega tej teh tem tisti tista on ona oni njegov njegova njihov njen vendar ampak
        toda in ali torej zato poleg tudi nato potem tam tu takšen takšna tako oba obe drugi drugo
    """,
    "hr": """
        to ovo ono taj ta te ti ovaj ova ovi ove toga tog tih tom tome on ona oni njegov njegova
        njezin njihov međutim ali no i ili dakle stoga zato osim također takođe zatim potom tada
        tamo tu ovdje takav takva tako oba obje drugi druge ipak naime
    """,
    "sr": """
        то ово оно тај та те ти овај ова ови ове тога тог тих том томе он она они његов његова њен
        њихов међутим али но и или дакле стога зато осим такође затим потом тада тамо ту овде такав
        таква тако оба обе други друге ипак наиме
    """,
    "bg": """
        това този тази тези онзи онази те той тя то него неговия неговата негов нейният нейната
        нейния техният тяхната обаче но и или така затова следователно освен също после тогава там
        тук такъв такава такива двамата двете други другите все пък
    """,
    "ru": """
        это этот эта эти этого этой этих этом этому этим тот та те того той тех тому том он она оно
        они его её ее их ему ей им ними него неё нее них однако но а и или поэтому также тоже кроме
        затем потом тогда там тут здесь такой такая такое такие так таким оба обе другие другой
        иначе причём причем зато впрочем наконец следовательно итак наоборот например тем отсюда
        далее дальше ведь же
    """,
    "uk": """
        це цей ця ці цього цієї цих цьому цим той та те ті того тієї тих він вона воно вони його її
        їх їхній їм йому однак але проте а й і або чи тому також теж крім потім тоді там тут такий
        така таке такі так обидва обидві інші інший інакше зате нарешті отже навпаки наприклад
        звідси далі
    """,
    "be": """
        гэта гэты гэтая гэтыя гэтага гэтай гэтых той тая тыя ён яна яно яны яго яе іх аднак але а і
        або таму таксама акрамя потым тады там тут такі такая такое так абодва іншыя
    """,
    "el": """
        αυτός αυτή αυτό αυτοί αυτές αυτά αυτού αυτής αυτών αυτόν αυτήν τούτο εκείνος εκείνη εκείνο
        εκείνοι εκείνα όμως ωστόσο αλλά και κι ή επίσης έτσι επομένως άρα τότε εκεί εδώ λοιπόν
        δηλαδή τέλος ακόμη ακόμα επιπλέον συνεπώς έπειτα ύστερα κατόπιν παρομοίως αντίθετα αντιθέτως
        οπότε άλλωστε εξάλλου τέτοιος τέτοια τέτοιο τέτοιοι τέτοιες άλλοι άλλες μάλιστα μολαταύτα
    """,
    "tr": """
        bu şu o bunlar şunlar onlar bunun onun bunların onların buna ona bunu onu bunda onda bundan
        ondan ancak fakat ama ve veya ya ayrıca böylece dolayısıyla çünkü sonra böyle öyle orada
        burada örneğin oysa yine yoksa üstelik nitekim kendisi kendileri ikisi diğer diğerleri öte
    """,
    "az": """
        bu o bunlar onlar bunun onun ancaq lakin amma və ya həmçinin beləliklə çünki sonra belə
    """,
    "ar": """
        هذا هذه ذلك تلك هؤلاء أولئك هو هي هم هن هما لكن لكنه لكنها لذلك لذا بل ثم أيضا أيضاً إنه إنها
        إنهم أنه أنها كذلك هكذا هنا هناك بالتالي كلاهما كلتاهما منه منها منهم فيه فيها عليه عليها له
        لها لهم به بها بهذا بذلك لهذا عندئذ حينئذ بعدها بعده
    """,
    "fa": """
        این آن اینها آنها اینان آنان او وی ایشان اما ولی لیکن بنابراین همچنین سپس پس زیرا چون نیز و
        یا بلکه اینجا آنجا چنین چنان همین همان دیگر ازاین‌رو درنتیجه باوجوداین
    """,
    "ur": """
        یہ وہ اس ان اسے انہیں انہوں جس لیکن مگر اور یا پھر اسی اِس اُس ایسا ایسے یہاں وہاں چنانچہ
    """,
    "he": """
        זה זאת זו אלה אלו הוא היא הם הן אותו אותה אותם אותן אך אבל אולם אלא גם לכן כך כן אז שם פה
        כאן לפיכך בנוסף מכאן ואילו שניהם שתיהן אחרים אחרות לו לה להם להן בו בה בהם ממנו ממנה מהם
    """,
    "hi": """
        यह ये वह वे इस इसके इसकी इसका इसे इसमें इससे इन इनके इनकी इनका इन्हें इनमें इनसे उस उसके उसकी उसका उसे उसमें
        उससे उन उनके उनकी उनका उन्हें उन्होंने इन्होंने उनमें लेकिन परंतु परन्तु किंतु किन्तु मगर इसलिए अतः और तथा एवं या
        हालांकि हालाँकि तब फिर यहाँ यहां वहाँ वहां ऐसे ऐसा ऐसी क्योंकि जिसके जिसमें दोनों
    """,
    "mr": """
        हा ही हे तो ती ते त्या त्याने तिने त्यांनी त्याचा त्यांचा पण परंतु आणि किंवा म्हणून तसेच मग येथे तेथे
    """,
    "ne": """
        यो यी यस त्यो ती त्यस उनी उनको उनीहरू तर वा र अनि त्यसैले पनि यहाँ त्यहाँ
    """,
    "bn": """
        এটি এটা এই এর এরা ওই সেই সেটি তা তার তাদের তিনি সে তাই কিন্তু এবং ও অথবা তবে তারপর এছাড়া এখানে
        সেখানে এমন
    """,
    "ta": """
        இது அது இவை அவை இந்த அந்த இவர் அவர் அவர்கள் அவன் அவள் ஆனால் எனவே மேலும் பின்னர் இங்கு அங்கு
    """,
    "ro": """
        acesta aceasta acest această acestea aceștia aceste acestui acestei acela aceea acel acea
        acele el ea ei ele său sa săi sale lor lui însă dar iar și sau deci așadar astfel apoi
        atunci acolo aici totuși totodată asemenea ambele ambii alții altele altfel
    """,
    "hu": """
        ez ezek azok ezt azt ennek annak ebben abban ő ők övé de és vagy azonban viszont tehát ezért
        így továbbá emellett szintén aztán majd ott itt akkor ilyen olyan mindkettő mások mégis
        ugyanakkor
    """,
    "fi": """
        tämä nämä tuo se ne tämän näiden sen niiden siinä siitä siihen tässä tästä hän he hänen
        heidän mutta ja tai kuitenkin siksi myös lisäksi sitten silloin siellä täällä tällainen
        sellainen näin molemmat muut toisaalta
    """,
    "et": """
        see need selle nende selles sellest ta nad tema kuid aga ja või siiski seetõttu ka lisaks
        siis
    """,
    "sv": """
        denna detta dessa han hon dem hans hennes deras dess men och eller dock därför alltså också
        dessutom sedan då där här sådan sådana så båda andra annars däremot emellertid följaktligen
    """,
    "no": """
        denne dette disse han hun dem hans hennes deres men og eller imidlertid derfor altså også
        dessuten så da der her slik slike begge andre ellers derimot
    """,
    "da": """
        denne dette disse han hun dem hans hendes deres men og eller imidlertid derfor altså også
        desuden så da der her sådan sådanne begge andre ellers derimot dog
    """,
    "lt": """
        tai šis ši šie šios tas ta tie tos jis ji jie jos jo jų bet tačiau ir arba todėl taip
    """,
    "lv": """
        tas tā tie tās šis šī šie šīs viņš viņa viņi viņas bet tomēr un vai tāpēc arī turklāt
    """,
    "id": """
        ini itu ia dia mereka beliau namun tetapi tapi dan atau kemudian lalu sementara selanjutnya
        keduanya maka
    """,
    "ms": """
        ini itu ia dia mereka beliau namun tetapi tapi dan atau kemudian lalu sementara maka
    """,
    "vi": """
        nó họ hắn chúng này đó đây kia nhưng và còn hoặc vậy song
    """,
    "sw": """
        hii hiyo huyu huyo hao hawa yeye wao lakini na au pia kisha hivyo
    """,
    "ko": """
        이 그 저 이것 그것 이것은 그것은 이는 그는 그가 그의 그를 그녀 그녀는 그녀의 그들 그들은
        그들의 이들 이들은 이를 이에 이와 그러나 하지만 그리고 그래서 따라서 또한 또 즉 그런데 한편
        이러한 그러한 이런 그런 여기 거기 그곳 이곳 그래도 그럼에도 그러므로 반면 반면에 예를 둘
    """,
}
OPENING_WORDS = {language: word_set(words) for language, words in _LISTS.items()}
