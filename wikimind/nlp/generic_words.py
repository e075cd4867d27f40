"""Words too general to name a concept, by language; also the months, units and parts of publications."""

_GENERIC = {
    "en": """
        ability absence academic access account accuracies achieve achieves action addition adopt advantage
        aim aims algorithm algorithms allow allows alternative amount analysis answer appear appears apply
        applied application applications approach approaches april area areas argument article articles
        aspect aspects assume assumption attempt attention august author authors available average aware
        background base based basic basis begin behavior behaviour benefit best better big body book bottom
        building calculate case cases category cause causes central certain challenge challenges change
        changes chapter choice choose class clear close code combination combine combined come comes common
        compare compared comparison complete complex component components compute concept concepts
        conclusion conclusions condition conditions consider considered consist consists constant contain
        contains content context contrast contribution contributions correct corresponding cost course
        create created current data day days december deal decision decrease define defined definition
        degree demonstrate depend describe described description design desired detail details determine
        develop developed development difference differences different difficult difficulty direct direction
        discuss discussed discussion distinct document documents domain due early easily easy effect
        effective effects efficient effort element elements end entire equal equation error especially
        establish estimate et evaluate evaluated evaluation event evidence exact example examples exist
        existing exists expect expected experiment experimental experiments explain explore express extend
        extended extension extent extract extraction fact factor factors fail fails feature features
        february fewer field fields fig figure figures final find finding findings fit five fixed focus
        follow following follows form formal format forms found four framework frequency frequent friday
        full function functions future gain general generally generate given gives giving global goal goals
        good great greater group groups hand hard help helps high higher highest highly hold hour hours
        human idea ideas identical identify image images impact implement implementation implemented imply
        importance important improve improved improvement improvements include included includes including
        increase increased increases individual information initial input inputs instance instances interest
        interesting introduce introduced introduction investigate involve involved issue issues item items
        january journal july june key kind kinds knowledge known lack large larger largest lead leads leave
        left length level levels limit limitation limitations limited line list literature little local long
        longer look lot low lower main major make making manner march material matter maximum mean means
        measure measured measures mechanism member mention method methodology methods million minimum minor
        minute minutes model models modern monday month months motivation multiple name names natural nature
        necessary need needed needs new normal note november novel number numbers object objective objects
        observation observations observe observed obtain obtained occur october old open operation
        operations option options order original outcome output outputs overall overview pair pairs paper
        papers paragraph parameter parameters part particular parts people percent percentage perform
        performance performed performs period person perspective phase phenomenon piece place play plays
        point points poor popular portion position positive possible potential power practical practice
        precise predict present presented presents previous primary principle prior problem problems
        procedure proceedings proceeding process processes processing produce produced produces product
        program project promising proper properties property propose proposed proposes prove proved provide
        provided provides public publication purpose quality quantity question questions range rank rate
        rates ratio read reader real reason reasonable reasons receive recent reduce reduced refer reference
        references related relation relations relationship relative relevant reliable remain remaining
        report reported represent representation represented represents require required requirement
        requires research researcher researchers result resulting results return review right role rule
        rules run same sample samples saturday scale scheme scientific score scores search section sections
        select selected sense september sequence series set sets setting settings several shape short show
        showed shown shows side significance significant significantly similar simple simply single
        situation size small smaller solution solutions solve source sources space special specific stage
        standard start state statement states step steps strategies strategy strong structure structures
        student students studies study style subject subsection substantial success successful suggest
        suggested suggests suitable summary sunday support supports survey system systems table tables take
        taken takes target task tasks technique techniques technology term terms test tested tests text
        texts theory thing things think thursday time times title tool tools top topic topics total
        traditional train trained training treat tree trend true try tuesday turn type types typical
        typically understand understanding unit university unknown upper useful user users usual value
        values variable variables variant variants variety version versions view way ways wednesday week
        weeks wide widely word words work works world worse write written year years yield yields abstract
        appendix acknowledgements acknowledgments conference workshop annual department institute email http
        https www com org html pdf copyright license permission edition volume page pages footnote caption
        arxiv preprint corr isbn doi editor editors pp vol al jan feb mar apr jun jul aug sep sept oct nov
        dec rest respect fashion call called calls denote denoted whole half double ten six seven eight nine
        zero additional past nowadays today tomorrow yesterday lots bit bits directly finally particularly
        usually commonly respectively baseline baselines state-of-the-art art comparable competitive
        superior inferior outperform outperforms mr ms mrs dr prof went going gone said told asked began
        came put thought thinks know knows want wants keep keeps kept runs running working worked happen
        happens happened everyday sort stuff guy guys effectiveness majority minority presence usefulness
        availability existence association international meeting meetings inter linguistics pure mere sides
        second seconds cent cents inch inches foot feet yard yards mile miles pound pounds ounce ounces gallon
        teaspoon tablespoon utc gmt pm am hundredweight dozen side sides hundred thousand billion
        feasibility validity choices consequence consequences circumstance advance
        advances chance sake
    """,
    "de": """
        abbildung abschnitt ansatz ansätze arbeit arbeiten art arten artikel aspekt aufgabe aufgaben autor
        autoren bedeutung begriff beispiel beispiele bereich bereiche bild dinge ergebnis ergebnisse fall
        fälle folge form formen frage fragen grund gruppe idee jahr jahre jahren jahres kapitel lösung menge
        methode methoden mensch menschen möglichkeit nummer problem probleme prozent punkt quelle rahmen
        rolle satz seite seiten studie studien system tabelle tag tage teil teile text thema typ
        untersuchung verfahren vergleich weise welt wert werte wissen wort wörter zahl zahlen zeit zeiten
        ziel ziele zusammenfassung einleitung fazit januar februar märz april mai juni juli august september
        oktober november dezember neue neuen neuer große großen verschiedene verschiedenen
    """,
    "fr": """
        abstrait analyse an années année ans approche article auteur auteurs cadre cas chapitre chose choses
        conclusion donnée données effet ensemble étude études exemple exemples façon fait figure fin fois
        forme groupe homme idée introduction jour jours manière méthode méthodes mois moment monde mot mots
        niveau nombre page partie parties personne personnes place point points problème problèmes processus
        question questions raison recherche résultat résultats rôle section sens sorte suite sujet système
        tableau temps terme texte titre travail travaux type types valeur vie janvier février mars avril mai
        juin juillet août septembre octobre novembre décembre nouveau nouvelle
    """,
    "es": """
        análisis año años artículo autor autores caso casos capítulo conclusión cosa cosas datos día días
        ejemplo ejemplos estudio estudios figura fin forma formas función grupo hecho hombre idea
        introducción lugar manera mayor mes método métodos modo momento mundo nivel número objetivo página
        palabra palabras parte partes persona personas problema problemas proceso pregunta punto razón
        resultado resultados sección sentido sistema sistemas tabla tema tiempo tipo tipos trabajo trabajos
        valor vez veces vida enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre nuevo nueva nuevos nuevas
    """,
    "it": """
        anno anni articolo autore autori caso casi capitolo cosa cose dati dato esempio esempi
        figura fine forma forme giorno giorni gruppo idea introduzione luogo mese mesi metodo metodi
        modo momento mondo numero ora ore parola parole parte parti pagina persona persone problema
        problemi punto risultato risultati secondo secondi sezione sistema tabella tempo tipo tipi
        uomo uomini valore vita volta volte lavoro minuto minuti gennaio febbraio marzo aprile
        maggio giugno luglio agosto settembre ottobre novembre dicembre lunedì martedì mercoledì
        giovedì venerdì sabato domenica
    """,
    "pt": """
        ano anos artigo autor autores caso casos capítulo coisa coisas dados dia dias exemplo
        exemplos figura fim forma formas grupo hora horas ideia introdução lugar mês meses método
        métodos minuto minutos modo momento mundo número palavra palavras página parte partes pessoa
        pessoas ponto problema problemas resultado resultados seção segundo segundos sistema tabela
        tempo tipo tipos trabalho valor vez vezes vida janeiro fevereiro março abril maio junho
        julho agosto setembro outubro novembro dezembro
    """,
    "nl": """
        jaar jaren artikel auteur geval gevallen hoofdstuk ding dingen gegevens dag dagen voorbeeld
        voorbeelden figuur einde vorm vormen groep idee inleiding plaats maand maanden methode
        manier moment wereld nummer getal uur uren woord woorden pagina deel delen persoon mensen
        punt probleem problemen resultaat resultaten sectie seconde seconden systeem tabel tijd
        soort soorten werk waarde keer leven minuut minuten januari februari maart april mei juni
        juli augustus september oktober november december
    """,
    "pl": """
        rok roku lata lat latach artykuł autor przypadek rozdział rzecz rzeczy dane dzień dni
        przykład przykłady rysunek koniec forma grupa idea miejsce miesiąc metoda sposób moment
        świat liczba godzina godziny słowo słowa strona część części osoba osoby ludzie punkt
        problem wynik wyniki sekunda sekund system tabela czas typ praca wartość raz razy życie
        minuta minut styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik
        listopad grudzień
    """,
    "ru": """
        год года году годом годы годов годах лет статья статьи автор авторы случай случае случаи
        глава вещь данные данных день дня дни дней пример примеры рисунок конец форма группа идея
        место месяц месяца месяцев метод методы способ момент мир мира число числа час часа часов
        слово слова страница часть части человек человека люди людей точка проблема результат
        результаты результате секунда секунд секунды система таблица время времени тип работа работы
        значение раз раза жизнь минута минут минуты январь января февраль февраля март марта апрель
        апреля май мая июнь июня июль июля август августа сентябрь сентября октябрь октября ноябрь
        ноября декабрь декабря
    """,
    "el": """
        έτος έτη χρόνος χρόνια χρόνο άρθρο συγγραφέας περίπτωση κεφάλαιο πράγμα δεδομένα ημέρα μέρα
        μέρες παράδειγμα σχήμα τέλος μορφή ομάδα ιδέα θέση μέρος μήνας μήνες μέθοδος τρόπος στιγμή
        κόσμος αριθμός ώρα ώρες λέξη λέξεις σελίδα πρόσωπο άνθρωποι σημείο πρόβλημα αποτέλεσμα
        δευτερόλεπτα σύστημα πίνακας τύπος εργασία τιμή φορά ζωή λεπτά
    """,
    "tr": """
        yıl yılı yılında yıllar makale yazar durum bölüm şey veri veriler gün günü örnek şekil son
        biçim grup fikir yer ay yöntem zaman an dünya sayı saat kelime sayfa kişi kişiler insan
        insanlar nokta sorun sonuç sonuçlar saniye sistem tablo tür iş değer kez hayat dakika ocak
        şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    """,
    "ar": """
        عام سنة سنوات مقال مؤلف حالة فصل شيء بيانات يوم أيام مثال شكل نهاية مجموعة فكرة مكان شهر
        طريقة لحظة عالم عدد رقم ساعة كلمة صفحة جزء شخص أشخاص الناس نقطة مشكلة نتيجة نتائج ثانية نظام
        جدول وقت نوع عمل قيمة مرة حياة دقيقة
    """,
    "he": """
        שנה שנים מאמר מחבר מקרה פרק דבר נתונים יום ימים דוגמה איור סוף צורה קבוצה רעיון מקום חודש
        שיטה דרך רגע עולם מספר שעה מילה עמוד חלק אדם אנשים נקודה בעיה תוצאה שנייה מערכת טבלה זמן סוג
        עבודה ערך פעם חיים דקה
    """,
    "fa": """
        سال سال‌ها مقاله نویسنده مورد فصل چیز داده روز نمونه مثال شکل پایان گروه ایده جا مکان ماه
        روش لحظه جهان عدد شماره ساعت کلمه صفحه بخش شخص مردم نقطه مشکل نتیجه ثانیه سیستم جدول زمان
        نوع کار ارزش بار زندگی دقیقه
    """,
    "hi": """
        वर्ष साल लेख लेखक मामला अध्याय चीज़ आँकड़े दिन उदाहरण चित्र अंत रूप समूह विचार स्थान महीना
        तरीका समय क्षण दुनिया संख्या घंटा शब्द पृष्ठ भाग व्यक्ति लोग बिंदु समस्या परिणाम सेकंड
        तालिका प्रकार काम मूल्य बार जीवन मिनट
    """,
}
GENERIC = {code: frozenset(words.split()) for code, words in _GENERIC.items()}


def generic_words(language: str) -> frozenset[str]:
    """Those of the language and, since every language borrows them, the English ones."""
    return GENERIC.get(language, frozenset()) | GENERIC["en"]
