"""Function words by language: they say little of a text's subject, and they begin its sentences."""

FUNCTION_WORDS = {
    "en": """
        a about above according across actually after afterwards again against all almost alone along
        already also although always am among an and another any anyone anything are around as at away back
        be became because become becomes been before being below besides between beyond both but by can
        cannot could did do does doing done down due during each either else enough even ever every everyone
        everything few first for from further furthermore get gets got had has have having he hence her here
        hers herself him himself his how however i if in indeed instead into is it its itself just last
        later least less let like made make makes many may maybe me might mine more moreover most mostly
        much must my myself namely near nearly neither never nevertheless next no nobody none nor not
        nothing now nowhere of off often on once one only onto or other others otherwise our ours ourselves
        out over own per perhaps please put quite rather really regarding same say says second see seem
        seems several shall she should since so some something sometimes somewhat somewhere soon still such
        than that the their theirs them themselves then there thereby therefore these they third this those
        though through throughout thus to together too toward towards two under unless until up upon us use
        used uses using various very via was we well were what whatever when whenever where whereas whereby
        wherein whether which while who whole whom whose why will with within without would yet you your
        yours yourself don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't
        shouldn't haven't hasn't hadn't it's that's there's let's we're they're you're i'm we've they've
        i've
    """,
    "de": """
        aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus
        bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher damit danach dann daran
        darauf daraus darin darüber das dass davon dazu dein deine dem den denen denn dennoch der deren des
        deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
        einer eines einige einigen einiger er erst es etwa etwas euch euer für gegen gibt habe haben hat
        hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem
        ins ist ja je jede jedem jeden jeder jedes jedoch jene jener jetzt kann kein keine keinem keinen
        keiner können könnte konnte man mehr mein meine mich mir mit muss müssen nach nachdem neben nicht
        nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines seit selbst sich sie
        sind so sogar solche solchen solcher soll sollen sollte somit sondern sonst sowie über um und uns
        unser unsere unter viel viele vielen vom von vor während war waren warum was wegen weil weiter
        welche welcher welches wenn wer werden werde wie wieder will wir wird wo wurde wurden zu zum zur
        zwar zwischen zwei
    """,
    "fr": """
        a afin ai ainsi alors après au aucun aucune aujourd'hui aussi autre autres aux avant avec avoir
        avons ayant beaucoup bien c'est car ce ceci cela celle celles celui cependant ces cet cette ceux
        chaque chez comme comment d'un d'une dans de depuis des deux donc dont du elle elles en encore enfin
        entre es est et étaient était étant être eu fait faire fois font ici il ils j'ai je jusqu l'on la le
        les leur leurs lors lorsque lui ma mais me même mêmes mes moi moins mon n'a n'est ne ni non nos
        notre nous on ont ou où par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi pouvait
        quand que quel quelle quelles quels qui quoi s'est sa sans se sera seront ses si son sont sous sur
        ta tandis te tels telle toujours tous tout toute toutes très trop tu un une vers voici vos votre
        vous y
    """,
    "es": """
        a al algo algunas algunos ante antes aquel aquella aquello así aun aunque bajo bien cada casi como
        cómo con contra cual cuales cualquier cuando cuándo de del desde donde dónde dos durante e el él
        ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta está estaba están estar
        estas este esto estos fue fueron ha había han hasta hay hace hacer incluso la las le les lo los
        luego más me mediante mi mientras mis misma mismo mucho muchas muchos muy nada ni no nos nosotros
        nuestra nuestro o otra otras otro otros para pero poco por porque pues puede pueden que qué quien
        quién se sea según ser si sí sido sin sino sobre solo son su sus también tan tanto te tiene tienen
        toda todas todo todos tras tu un una unas uno unos usted y ya yo
    """,
    "it": """
        a ad agli ai al alla alle allo anche ancora avere aveva c'è che chi ci come con contro cosa così cui
        da dagli dai dal dalla dalle dei del della delle dello di dopo dove due e è ed era erano essere fra
        gli ha hanno ho i il in io la le lei li lo loro lui ma me mentre mi molto ne nei nel nella nelle
        nello no noi non nostro o ogni per perché più poi prima può quale quando quanto quella quelle quelli
        quello questa queste questi questo qui se sempre senza si sia sono stata stato su sua sue sugli sui
        sul sulla suo suoi tra tutti tutto un una uno
    """,
    "pt": """
        a ao aos após as até cada com como contra da das de dela dele depois do dos e é ela elas ele eles em
        entre era essa essas esse esses esta está estas este estes eu foi foram há isso isto já lhe mais mas
        me mesmo meu minha muito muitos na nas não nem no nos nós o onde os ou outra outras outro outros
        para pela pelas pelo pelos pode podem por porque quando que quem se seja sem ser seu seus sobre sua
        suas são também te tem têm toda todas todo todos tudo um uma umas uns você
    """,
    "nl": """
        aan al alle als altijd andere bij dan dat de deze die dit doen door dus een en er geen had heb
        hebben heeft het hier hij hoe hun ik in is ja je kan kunnen maar meer men met mijn moet na naar niet
        nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot uit van veel voor want waren
        was wat we wel werd werden wie wij wordt worden zal ze zelf zich zij zijn zo zonder zou
    """,
    "ca": """
        a al als amb abans això aquest aquesta aquestes aquests aquell aquella així bé cada com contra d' de
        del dels des després dins doncs dos durant el ell ella elles ells els em en encara entre era eren és
        esta està estan estat etc fer fins ha han havia hi i la les li llavors lloc mentre meu més mateix
        molt molta molts no nosaltres o on per però perquè poc pot poden quan què que qui s'ha sense ser seu
        seva seus seves si sobre són sota també tan tant tot tota totes tots un una unes uns va van vegada
        ja
    """,
    "pl": """
        a aby ale ani aż bardzo bez bo był była było były być ci co coś czy czyli dla dlatego do dwa dwie
        gdy gdyż gdzie go i ich im inne inny innych ja jak jako jednak jego jej jest jeszcze jeśli już każdy
        kiedy kto która które którego której który którym których którzy lecz lub ma mają mi mnie może można
        my na nad nam nas nawet nich nie nim nią niż o od około on ona one oni oraz po pod podczas ponieważ
        poza przed przez przy są się sobie swój ta tak także tam te tego tej ten też to tu tych tylko tym u
        w we więc wielu wszystkie wszystkich z za zaś ze że został została zostało zostały żeby jednym jedną
    """,
    "cs": """
        a aby aj ale ani až bez bude budou by byl byla bylo byly být co což či do ho i jak jako je jeho
        jejich její jen ještě jsou již k kde kdo kdy když která které kterého který kterých kteří ke ma má
        mají mezi mi místo může mohou na nad nebo než ni nich o od on ona oni ono pak po pod podle pokud
        potom pro proto protože před přes při s se si sice své svůj ta tak také takže tam te tedy ten tento
        tato toto těchto tím to toho tomu tu tuto ty tyto u v ve však více všech všechny vždy z za zde ze že
    """,
    "sk": """
        a aby aj ak ako ale alebo ani až bez bol bola boli bolo bude budú by byť cez čo do ho i ich iba je
        jeho jej k kde keď ktorá ktoré ktorého ktorí ktorý ktorých kto ku lebo len ma má majú medzi môže
        môžu na nad nie než o od on ona oni ono po pod podľa potom pre preto pretože pred pri s sa si so sú
        svoj ta tak takže tam ten tento táto toto tieto tiež to toho tomu tu v však viac vo všetky z za zo
        že
    """,
    "sl": """
        a ali ampak bi bil bila bile bili bilo biti bo bodo brez da do ga glede in iz ja jaz je jih jo k kaj
        kako kar kateri katera katere katerih ker ki ko kot le lahko med mi na nad naj ne nekaj ni njegov
        njegova njen njihov o ob od on ona oni pa po pod pred preko prek pri s sam se si so svoj ta tako tam
        te tega tem ter ti to torej tu tudi v ve več vendar vse z za zaradi zato že
    """,
    "hr": """
        a ako ali bi bila bile bili bilo bio biti da do dok god ga gdje i iako ih ili im iz iza ja je jer
        jest još k kad kada kako kao koja koje kojeg koji kojih kojim koju li među mi mogu može na nad nakon
        ne nego ni nije nisu njega njegov njezin njih njihov o od odnosno on ona oni ono ovaj ova ovo pa po
        pod pored prema pri prije s sa sam samo se si smo su sve svi svoj ta tada taj tako također te ti to
        toga tu u uz više već za zatim zbog što
    """,
    "sr": """
        а ако али би била биле били било био бити да до док га где и иако их или им из иза ја је јер још к
        кад када како као која које којег који којих којим коју ли међу ми могу може на над након не него ни
        није нису његов њен њих њихов о од односно он она они оно овај ова ово па по под поред према при пре
        с са сам само се си смо су све сви свој та тада тај тако такође те ти то тога ту у уз више већ за
        затим због што
    """,
    "bg": """
        а ако ала без беше бе би бил била били било бъде в вече все във въпреки всички да дали два до докато
        друг други е за защо защото и из или им има как като който която което които когато къде ли между ми
        много може могат му на над най не него нещо ни но някои обаче около от освен пак по под поради после
        преди през при с са само се сега след си със също сме съм така такива там тази те тези ти то това
        тогава този той тук тя у че чрез ще я
    """,
    "mk": """
        а ако али без беа беше би бил била биле било бидејќи во врз го да дали два до додека друг други е ја
        за зашто и из или им има иако како кај кога кој која кое кои кон меѓу може можат многу му на над не
        него ни но од околу освен по под поради потоа пред преку при речиси с само се си сите со сум сè така
        тој таа тоа тие тука треба ќе што
    """,
    "ru": """
        а без более больше бы был была были было быть в вам вас весь во вот все всего всех вы где да даже
        для до его ее её ей ему если есть ещё еще же за здесь и из или им ими их к как какой когда которая
        которого которой которые который которым которых кто ли либо между меня мне много может могут можно
        мой мы на над надо нам нас не него нее неё нет ни них но ну о об однако он она они оно от очень по
        под после потом потому почти при про с сам свои своей свой своих себе себя со так также такие такой
        там те тем то того тоже той только том тот ту ты у уже хотя чего чем через что чтобы эта эти этих
        это этого этой этом этот эту я является являются
    """,
    "uk": """
        а або аби але без би був була були було бути в вам вас весь він вона воно вони все всі всіх ви від
        де для до за з зі із и і й його її їй їм їх як який яка яке які якого якої яких якщо коли кого ли
        між мене мені може можуть можна ми на над нам нас не нього ні них ну о об однак по під після потім
        тому при про с сам свої свій своїх себе собі та так також там те тих то того той тільки тощо ту ти у
        уже вже хоча хто це цей ці ця цього цих через чи чого чим що щоб є я
    """,
    "be": """
        а або але без бы быў была былі было быць вам вас ваш ва ў у вы гэта гэты гэтая гэтыя да дзе для ды
        ён яна яно яны за з і із й яго яе іх як які якая якое якія калі каб каля між можа можна мы на над
        нам нас не ні но аб ад адзін пад пасля перад пры праз сам сваё свой свае сябе та так таксама там те
        той толькі тое то ты уже ўжо хоць хто чым што яшчэ
    """,
    "el": """
        ο η το οι τα του της των τον την τους τις στο στη στην στον στους στις στα σε με για από και κι ή να
        θα δεν δε μη μην που πως ότι όπως όταν όπου αν εάν αλλά όμως ενώ επειδή γιατί διότι ώστε αφού πριν
        μετά κατά προς παρά αντί χωρίς μέχρι έως ως είναι ήταν είχε είχαν έχει έχουν ένα ένας μια μία ενός
        μιας αυτό αυτός αυτή αυτά αυτοί αυτές αυτού αυτής αυτών εκείνο εκείνος εκείνη τότε τώρα εδώ εκεί
        πολύ πιο πάλι πάνω κάτω μέσα έξω μόνο επίσης ακόμη ακόμα κάθε κάποιος κάποια κάποιο όλα όλοι όλες
        άλλο άλλα άλλοι μας σας εγώ εσύ εμείς εσείς ποιος ποια ποιο τι οποία οποίο οποίος οποίοι οποίες
        οποίων περί υπό επί μεταξύ λόγω ούτε μήτε είτε καθώς τόσο όσο εκτός δηλαδή λοιπόν υπάρχει υπάρχουν
        μπορεί μπορούν πρέπει
    """,
    "tr": """
        acaba ama ancak artık aslında ayrıca az bana bazı belki ben beni benim bile bir biri birkaç birçok
        biz bize bizim bu buna bunda bundan bunlar bunları bunların bunu bunun burada böyle böylece çok çoğu
        çünkü da daha dahi de değil diğer diye dolayı dolayısıyla eğer en fakat gibi göre ha hangi hem henüz
        hep her herhangi hiç için içinde idi ile ilgili ise işte kadar karşı kendi kendisi ki kim kimse mı
        mi mu mü nasıl ne neden nerede niçin o olan olarak oldu olduğu olduğunu olması ona ondan onlar
        onları onların onu onun oysa önce özellikle pek rağmen sadece sanki sen siz sonra şey şu tarafından
        tüm ve var veya veyahut vardır ya yani yalnızca yerine yine yoksa yok zaten üzere üzerinde
    """,
    "az": """
        amma ancaq artıq belə ben bir biri bu bunu bunun burada çox çünki da daha də deyil digər edir elə
        əgər ən hansı hər həm hələ heç idi ilə isə indi kimi ki kim lakin mən nə necə o olan olaraq olub
        onlar onların onu onun öz qədər sonra sən siz tərəfindən üçün üzrə və var ya yalnız yox
    """,
    "ar": """
        في من إلى على عن مع هذا هذه ذلك تلك هؤلاء أولئك التي الذي الذين اللذان اللتان اللاتي ما ماذا متى أين
        كيف لماذا أن إن أنه أنها إنه إنها أو أم و ثم لكن لكنه بل لا لم لن ليس ليست كان كانت كانوا يكون تكون
        قد فقد لقد كل كلا بعض غير بين بعد قبل عند عندما حيث حين حتى خلال ضد منذ حول دون فوق تحت أمام خلف هو
        هي هم هن أنا نحن أنت أنتم كما مثل أي أية إذا إذ لو لأن لأنه منها منه عنه عنها فيه فيها به بها له لها
        لهم إليه إليها عليه عليها ذات أيضا أيضاً هناك هنا وهو وهي وكان وكانت وقد ومن وفي وعلى ولا ولم وما بما
        مما فيما عليهم بهم منهم سوى سوف يتم تم كانا نحو لدى وذلك بذلك لذلك وهذا وهذه جدا بينما
    """,
    "fa": """
        از به با در برای تا را و یا که این آن است هست بود بودند هستند نیست شد شده شدند می میشود شود باشد
        باشند بر هم نیز هر همه هیچ چه چرا چگونه چون اگر اما ولی بلکه پس سپس بعد قبل پیش روی زیر بین میان
        درباره مانند مثل او وی آنها آنان ما شما من تو خود خویش خودش یک دو دیگر دیگری چند بسیار بیشتر کمتر
        فقط تنها حتی هنوز همین همان اینکه آنکه طور کرد کرده کردند کند کنند دارد دارند داشت داشته داشتند ها
        های ای توسط ضمن طی جز بدون علیه نزد سوی وقتی هنگامی زیرا اینجا آنجا بنابراین همچنین می‌شود می‌کند
        می‌کنند شده‌است
    """,
    "ur": """
        اور کا کی کے کو سے میں پر ہے ہیں تھا تھی تھے ہو ہوا ہوئی ہوئے نے یہ وہ اس ان جو جس جن کہ تو بھی ہی
        نہیں نہ یا لیکن مگر اگر تک ساتھ لیے لئے بعد پہلے دوران کیا گیا گئی گئے جاتا جاتی جاتے کر کرتا کرتی
        کرتے کرنے والا والی والے ایک دو کچھ سب ہر بہت زیادہ اپنے اپنا اپنی ہم تم آپ کوئی کب کہاں کیوں کیسے
        جب تب پھر یہاں وہاں طرح درمیان مطابق علاوہ
    """,
    "he": """
        של את על עם אל מן לא כי אם או גם רק כל זה זאת זו אלה אלו הוא היא הם הן אני אתה אנחנו אתם יש אין היה
        היתה הייתה היו יהיה להיות כך כן אך אבל אלא אולם לכן מה מי מתי איפה איך למה מדוע אשר כאשר בין אחרי
        לפני תחת מעל נגד ללא בלי עד כמו יותר פחות מאוד עוד כבר שם פה כאן אז לו לה להם להן בו בה בהם בהן ממנו
        ממנה מהם אותו אותה אותם אותן שלו שלה שלהם שלי שלנו עצמו עצמה אחד אחת שני שתי כמה רבים רבות לפי בגלל
        למרות כדי מפני אף שלא שהוא שהיא והוא והיא ולא זהו ניתן במשך לאחר
    """,
    "hi": """
        का की के को से में पर है हैं था थी थे हो हुआ हुई हुए होता होती होते होना ने यह ये वह वे इस इसे इसका इसकी इसके इन इनका
        इनके उस उसे उसका उसकी उसके उन उनका उनकी उनके उन्हें जो जिस जिसे जिसका जिसकी जिसके जिन जिनके कि तो भी ही नहीं न
        ना या और एवं तथा लेकिन परंतु परन्तु किंतु किन्तु मगर यदि अगर तक साथ लिए लिये बाद पहले दौरान द्वारा कर करता करती
        करते करना करने किया गया गई गए गये जा जाता जाती जाते जाना रहा रही रहे सकता सकती सकते वाला वाली वाले एक दो
        कुछ सब सभी हर बहुत अधिक अपना अपनी अपने हम तुम आप मैं कोई क्या कब कहाँ कहां क्यों कैसे कौन जब तब फिर यहाँ वहाँ तरह
        बीच ओर अनुसार अलावा रूप प्रति दिया लिया दी ली जैसे ऐसे इसलिए क्योंकि
    """,
    "mr": """
        आणि व या हा ही हे तो ती ते त्या त्याचा त्याची त्याचे त्यांचा त्यांच्या यांच्या आहे आहेत होता होती होते नाही नाहीत पण
        परंतु किंवा जर तर की म्हणून साठी मध्ये वर खाली पासून पर्यंत नंतर पूर्वी एक दोन काही सर्व प्रत्येक खूप आपण मी तू आम्ही
        तुम्ही कोण काय केव्हा कुठे का कसे असे असा अशी असून केले केली केला येथे तेथे द्वारे ज्या जे जो
    """,
    "ne": """
        र को का की मा ले लाई बाट देखि सम्म यो यस यी त्यो त्यस ती हो छ छन् थियो थिए भएको भयो हुन् हुन्छ गर्ने गरेको गर्न
        पनि मात्र तर वा कि यदि भने अनि पछि अघि साथ लागि एक दुई केही सबै धेरै आफ्नो म हामी तिमी तपाईं उनी उनको कसरी
        किन कहाँ कहिले
    """,
    "bn": """
        এবং ও এই এটি এর একটি এক এরা ওই সেই তা তার তাদের তিনি সে আমি আমরা তুমি আপনি যা যে যার যাদের যারা কি কী
        কে কেন কখন কোথায় কিভাবে কোন কোনো না নয় নেই হয় হয়ে হয়েছে হয়েছিল ছিল ছিলেন আছে করে করা করেন করেছে
        করেছিলেন জন্য থেকে পর্যন্ত সঙ্গে সাথে মধ্যে উপর নিচে পরে আগে দ্বারা দিয়ে কিন্তু অথবা বা যদি তবে তাহলে কারণ
        অনেক কিছু সব সকল প্রতি আরও শুধু যেমন মত হিসেবে হিসাবে সময় দুই
    """,
    "ta": """
        ஒரு இந்த அந்த இது அது இவை அவை இவர் அவர் அவர்கள் அவள் நான் நாம் நீ நீங்கள் என்று என்ற என்பது என மற்றும் அல்லது ஆனால்
        ஆகும் உள்ளது உள்ள இருந்து இருந்தது இருக்கிறது வரை போன்ற போது பின்னர் பின் முன் மேல் கீழ் தான் கூட இல்லை மிகவும் மிக
        பல சில எல்லா எந்த என்ன ஏன் எப்படி எங்கே எப்போது யார் மூலம் வேண்டும் முடியும் செய்து செய்த
    """,
    "ro": """
        a acea aceasta această aceea acei aceia acel acela acele acest acesta aceste acestea acestei acestor
        acestui acestuia acolo acum adică ai al ale alt alta alte altă am ar are asemenea astfel au avea
        avut ca care cărei căror cărui când cât cea cei cel cele ci cine cu cum că da dacă dar de deci decât
        deja deoarece despre din dintre doar două după e ea ei el ele era erau este eu fără fi fie fiind
        foarte fost iar ia în încât înainte între într-o într-un îi își îl îmi la le li lor lui mai mult
        mulți ne nici nu o or ori pe pentru peste poate pot prin printre până sa sale sau se si sunt sub său
        săi să și ți tot toate toată toți totuși un una unde unei unele uneori unor unul unui va vor
    """,
    "hu": """
        a az azt azok azon abban ahol aki akik ami amely amelyek amit amikor annak arra át azonban azután be
        bár benne csak de e ebben egy egyes egyik el elő első én ennek erre ez ezek ezért ezt fel felé ha
        hanem hogy hogyan így illetve is itt jó ki kell késő később közben között közé különböző le legalább
        lehet lenne lesz lett ma maga már még meg mely melyek mert mi míg miatt mikor mind minden mint
        mintha más most nagy nagyon ne nem néha nincs ő ők olyan ott össze pedig rá rendkívül s saját sem
        semmi sok során szerint számára szemben szinte talán több te tehát után utána úgy valamint van vagy
        vannak volna volt voltak vele viszont vissza voltunk
    """,
    "fi": """
        ei eivät ellei eli emme en ennen että he heidän häneen häneltä hänen hän ja jo joiden joilla joita
        jois jolla jolloin jona jonka jos joskus josta jossa jota joten jotka jotta joka johon kaikki kanssa
        koko koska kuin kuinka kuitenkin kun kunnes lähes lisäksi me mikä missä mitä mm mukaan mukana mutta
        muun muut myös myöhemmin ne niiden niin niitä noin nyt näin näitä nämä oli olisi olivat olla on ovat
        ole ollut osa paljon pois saakka se sekä sen sille siihen siinä siitä sillä sinä sitä sitten tai
        taas tämä tämän tähän tässä tästä tätä te tosin tuo tuolloin vaan vaikka vain varten voi voidaan
        voivat välillä yli ympäri yhä hyvin ilman esimerkiksi
    """,
    "sv": """
        alla allt att av bara bland blev bli blir blivit de dem den denna deras dess dessa det detta dig din
        där då efter eftersom ej eller en ett exempelvis från för före genom ha hade han hans har hennes hon
        honom hur här i icke in inom inte jag kan kunde kunna man med mellan men mer mest min mot mycket ned
        ni nu när någon något några och också om oss på samma samt se sedan sig sin sina sitt ska skall
        skulle som så sådan till trots två under upp ur ut utan vad var vara varit varje vem vi vid vilka
        vilken vilket vill än ännu är även över
    """,
    "no": """
        alle alt at av bare ble bli blir blitt både da de dem den denne der deres det dette deg din du eller
        en enn er et etter ett for fordi fra før få gjennom ha hadde han hans har henne hennes her hun hva
        hvem hver hvilke hvilken hvis hvor hvordan hvorfor i ikke inn jeg kan kom kunne man mange med meg
        mellom men mer mest min mot mye må ned noe noen nå når og også om opp oss over på samme seg selv si
        siden sin sine sitt skal skulle slik som så til to under ut uten var ved vi vil ville være vært å
    """,
    "da": """
        af alle alt at bare blandt blev blive bliver både da de dem den denne der deres det dette dig din
        dog du efter eller en end er et for fordi forskellige fra før få gennem ha han hans har havde hende
        hendes her hun hvad hvem hver hvilke hvilken hvis hvor hvordan hvorfor i ikke ind jeg jo kan kunne
        man mange med meget mellem men mere mest mig min mod må ned nogle noget nu når og også om op os over
        på samme samt se selv sig sin sine sit skal skulle som så til to ud uden under var ved vi vil ville
        være været
    """,
    "is": """
        að af allt alla allir á áður án eða ef eftir einn ein eitt ekki en enn er eru ég fyrir frá fram hafa
        hafði hann hans hefur henni hér hjá hún hvað hver hvernig í ið inn jafnvel kom með meðal milli mjög
        mun má nú og ok sem sér síðan sig sinn sína sitt sé það þá þar þau þeim þeir þeirra þess þessi þetta
        þó því til um undir upp úr út var varð vegna verið við voru vera yfir
    """,
    "et": """
        aga alates ega ei ehk et ette ga hiljem iga igal ise ja juba ju jooksul järel järgi ka kas kes kelle
        keda kogu koos kui kuid kuidas kuna kuni kus küll läbi ma mees mida mille millest milles mis mitte
        mõned mõne nad neid nende need nii ning nagu no nüüd oli olid olla on oma pärast peale pole poolt
        saab sai seda see selle sellel selles sellest siis siin ta teda te tema tuleb tal kõik väga vaid
        veel vahel või võib võivad üks üle ühe ümber samuti seetõttu
    """,
    "lt": """
        apie ar arba aš bei be bet bus buvo būti čia dar dažnai dėl du gali galima iki ir iš į jau jei jeigu
        ji jie jis jo jos jų juos ją jį kad kada kai kaip kas kartu kiek kita kiti kitas kokia koks kuri
        kurie kuris kurių kurio kur link mes nei nes nors nuo o pagal pat per po prie prieš pro savo sau su
        ta tai tačiau taip taigi tam tarp tas tie tiek tik to tokia toks tuo už va visi visos viso vienas
        viena yra ypač
    """,
    "lv": """
        ar arī ap bet bez bija bijis būs būt caur da daudz dažādi dažas divi es gan ir ja jau jo kad kā kādi
        kas katrs kopš ko ka kur kura kuras kuri kurš kuru kuriem laikā lai līdz mēs ne nav nevis no nu o pa
        par pat pēc pie pirms pret savu savas savā šī šie šis šo tā tad taču tai tam tas tātad tiek tika
        tikai tie to tos tur un uz vai vairāk vēl viens viena viņa viņš viņi viņu visi vien
    """,
    "id": """
        ada adalah agar akan antara apa apakah atas atau bagi bahwa banyak beberapa belum berbagai bila bisa
        bukan cara dalam dan dapat dari daripada dengan di dia dua hal hanya harus hingga ia ini itu jadi
        jika juga kami kamu karena kata ke kemudian kepada kita lagi lain lebih maka masih mengenai mereka
        merupakan misalnya mulai namun oleh pada para paling pernah saat saja salah sama sampai sangat saya
        sebagai sebelum sebuah secara sedang sedangkan sehingga sejak selain selama seluruh semua seorang
        seperti serta setelah setiap siapa suatu sudah supaya tapi telah tentang terhadap tersebut tetapi
        tidak untuk walaupun yaitu yang yakni
    """,
    "ms": """
        ada adalah agar akan antara apa apabila atas atau bagi bahawa banyak beberapa belum boleh bukan
        dalam dan dapat dari daripada dengan di dia dua hal hanya harus hingga ia ialah ini itu jika juga
        kami kamu kerana ke kemudian kepada kita lagi lain lebih maka masih mengenai mereka merupakan namun
        oleh pada para paling perlu pernah saat sahaja sama sampai sangat saya sebagai sebelum sebuah secara
        sedang sehingga sejak selain selama seluruh semua seorang seperti serta setelah setiap siapa suatu
        sudah supaya tapi telah tentang terhadap tersebut tetapi tidak untuk walaupun yang
    """,
    "vi": """
        và của là các có được cho một những trong với không này đã từ đó khi để người ra đến vào như về cũng
        hay hoặc nhưng mà thì sẽ đang rất còn do tại bởi vì nên nếu theo trên dưới sau trước giữa ngoài qua
        lại lên xuống cùng cả mỗi mọi nhiều ít hơn nhất chỉ đều vẫn chưa phải bị rằng ai gì nào đâu sao tôi
        chúng ta họ anh chị ông bà nó mình việc sự cuộc cái con đây kia ấy vậy thế bằng hai ở
    """,
    "sw": """
        na ya wa kwa ni katika la za cha vya kama hii huu hiyo hizi hao yake wake lake zake vile ambayo
        ambao ambaye ili lakini pia au bila baada kabla wakati kuwa kutoka hadi mpaka si hakuna kila wote
        yote zote sana tu bado hata kisha ndani juu chini kati mimi wewe yeye sisi nyinyi wao alikuwa
        ilikuwa walikuwa
    """,
    "tl": """
        ang ng mga sa na ay at ni si kay kina para mula hanggang ito iyan iyon nito niyan niyon dito diyan
        doon siya sila kami tayo kayo ako ikaw ka ko mo niya nila namin natin ninyo hindi wala may mayroon
        kung kapag dahil upang ngunit subalit pero o rin din lamang lang pa pang nang noong bilang isang
        ibang lahat bawat kaya habang tungkol
    """,
    "ko": """
        그 이 저 것 수 등 및 또는 그리고 그러나 하지만 그래서 그런데 따라서 또한 즉 때문에 위해 위한 대한 대해
        통해 의해 따라 있는 있다 있으며 있었다 없는 없다 하는 한다 했다 된다 되는 되었다 이다 였다 한 두 세
        더 가장 매우 많은 모든 각 다른 같은 어떤 이런 그런 이러한 그러한 우리 그들 그녀 그는 나는 무엇 누가
        언제 어디 왜 어떻게 경우 중 후 전 때 뒤 아래 위
    """,
    "ja": """
        これ それ あれ この その あの ここ そこ あそこ こう そう ああ など また および または そして しかし
        なお ただし だから つまり 例えば について による によって により として において ため こと もの とき
        ところ する した して いる ある なる なった られる れる から まで より ほど だけ です ます でも では
        には とは へは のは
    """,
    "zh": """
        的 了 是 在 和 与 與 及 或 也 都 而 且 但 但是 而且 因为 因為 所以 如果 虽然 雖然 这 這 那 这些 這些
        那些 这个 這個 那个 那個 他 她 它 他们 他們 她们 我们 我們 你们 你們 我 你 其 之 于 於 以 为 為 被 把
        从 從 对 對 向 到 将 將 并 並 就 不 没有 沒有 有 一个 一個 一种 一種 由 等 中 上 下 里 裡 内 后 後 前
        时 時 可以 可能 会 會 能 要 很 更 最 已 已经 已經 还 還 又 再 通过 通過 根据 根據 以及 其中 由于 由於
    """,
    "th": """
        ที่ และ ของ ใน การ เป็น มี ได้ จะ ให้ ไม่ ว่า กับ จาก หรือ โดย แต่ ก็ ซึ่ง นี้ นั้น เพื่อ ถึง แล้ว ต้อง เมื่อ ด้วย คือ ความ ผู้
        ไป มา อยู่ อย่าง เพราะ ถ้า หาก ทั้ง ยัง กว่า มาก ต่อ ตาม เช่น เขา เธอ มัน เรา คุณ พวก ทุก บาง อื่น หลาย แห่ง ไว้ ขึ้น
        ลง ออก เข้า
    """,
}
