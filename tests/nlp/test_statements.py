"""What stands alone and what leans on its neighbours, in many languages."""

import pytest

from wikimind.nlp.cues import cues
from wikimind.nlp.dangling import leans
from wikimind.nlp.debris import broken
from wikimind.nlp.language import detect
from wikimind.nlp.sentences import split
from wikimind.nlp.standalone import flaw, independence

READABLE = {
    "en": "The mill on the brook has belonged to the village for more than a hundred years.",
    "de": "Die Mühle am Bach gehört der Gemeinde seit mehr als hundert Jahren.",
    "fr": "Le moulin au bord du ruisseau appartient à la commune depuis plus de cent ans.",
    "es": "El molino junto al arroyo pertenece al pueblo desde hace más de cien años.",
    "it": "Il mulino sul ruscello appartiene al villaggio da più di cento anni.",
    "pt": "O moinho junto ao ribeiro pertence à aldeia há mais de cem anos.",
    "nl": "De molen aan de beek is al meer dan honderd jaar van het dorp.",
    "pl": "Młyn nad strumieniem należy do wsi od ponad stu lat.",
    "cs": "Mlýn u potoka patří vesnici už více než sto let.",
    "ru": "Мельница у ручья принадлежит деревне уже больше ста лет.",
    "uk": "Млин біля струмка належить селу вже понад сто років.",
    "bg": "Мелницата край потока принадлежи на селото от повече от сто години.",
    "sr": "Млин поред потока припада селу већ више од сто година.",
    "el": "Ο μύλος δίπλα στο ρυάκι ανήκει στο χωριό εδώ και περισσότερα από εκατό χρόνια.",
    "tr": "Dere kıyısındaki değirmen yüz yıldan uzun süredir köyün malıdır.",
    "ar": "تعود ملكية الطاحونة الواقعة على الجدول إلى القرية منذ أكثر من مئة عام.",
    "he": "הטחנה שעל שפת הנחל שייכת לכפר כבר יותר ממאה שנים.",
    "fa": "آسیاب کنار جویبار بیش از صد سال است که به روستا تعلق دارد.",
    "ur": "ندی کے کنارے کی چکی سو سال سے زیادہ عرصے سے گاؤں کی ملکیت ہے۔",
    "hi": "नाले के किनारे की चक्की सौ वर्षों से अधिक समय से गाँव की है।",
    "bn": "ঝর্ণার ধারের কলটি একশ বছরেরও বেশি সময় ধরে গ্রামের সম্পত্তি।",
    "ta": "ஓடையின் அருகில் உள்ள ஆலை நூறு ஆண்டுகளுக்கும் மேலாக கிராமத்திற்குச் சொந்தமானது.",
    "te": "వాగు పక్కన ఉన్న మిల్లు వంద సంవత్సరాలకు పైగా గ్రామానికి చెందినది.",
    "ka": "ნაკადულთან მდებარე წისქვილი ასზე მეტი წელია სოფელს ეკუთვნის.",
    "hy": "Առվի ափին գտնվող ջրաղացը ավելի քան հարյուր տարի պատկանում է գյուղին։",
    "am": "በጅረቱ ዳር ያለው ወፍጮ ከመቶ ዓመታት በላይ የመንደሩ ንብረት ነው።",
    "my": "ချောင်းဘေးရှိ ကြိတ်စက်သည် နှစ်တစ်ရာကျော် ရွာပိုင် ဖြစ်ခဲ့သည်။",
    "km": "រោងម៉ាស៊ីនកិនស្រូវក្បែរអូរជាកម្មសិទ្ធិរបស់ភូមិអស់រយៈពេលជាងមួយរយឆ្នាំ។",
    "lo": "ໂຮງສີຢູ່ແຄມຫ້ວຍເປັນຂອງບ້ານມາຫຼາຍກວ່າໜຶ່ງຮ້ອຍປີແລ້ວ",
    "th": "โรงสีริมลำธารเป็นของหมู่บ้านมานานกว่าหนึ่งร้อยปีแล้ว",
    "bo": "ཆུ་མིག་འགྲམ་གྱི་རང་འཐག་དེ་ལོ་བརྒྱ་ལྷག་གི་རིང་གྲོང་ཚོའི་བདག་པོ་རེད།",
    "zh": "溪边的磨坊一百多年来一直属于村庄所有。",
    "ja": "小川のほとりの水車小屋は百年以上前から村のものである。",
    "ko": "시냇가의 물레방아는 백 년 넘게 마을의 것이었다.",
    "vi": "Cối xay bên suối đã thuộc về ngôi làng hơn một trăm năm nay.",
    "ro": "Moara de lângă pârâu aparține satului de mai bine de o sută de ani.",
    "hu": "A patak melletti malom több mint száz éve a falu tulajdona.",
    "fi": "Puron varrella oleva mylly on kuulunut kylälle yli sata vuotta.",
    "sv": "Kvarnen vid bäcken har tillhört byn i mer än hundra år.",
    "id": "Kincir di tepi sungai itu sudah dimiliki desa selama lebih dari seratus tahun.",
    "sw": "Kinu kilicho kando ya kijito kimekuwa mali ya kijiji kwa zaidi ya miaka mia moja.",
}  # fmt: skip

LEANING = {
    "en": "However, the wheel of the mill was raised again after the flood.",
    "de": "Deshalb wurde das Rad der Mühle nach der Flut wieder gehoben.",
    "fr": "Cependant, la roue du moulin a été relevée après la crue.",
    "es": "Sin embargo, la rueda del molino se levantó de nuevo tras la crecida.",
    "it": "Tuttavia la ruota del mulino fu rialzata dopo la piena.",
    "pt": "No entanto, a roda do moinho foi erguida de novo depois da cheia.",
    "nl": "Daarom werd het rad van de molen na de vloed opnieuw opgetild.",
    "pl": "Dlatego koło młyna podniesiono ponownie po powodzi.",
    "ru": "Поэтому колесо мельницы после паводка снова подняли.",
    "uk": "Тому колесо млина після повені знову підняли.",
    "el": "Ωστόσο η ρόδα του μύλου σηκώθηκε ξανά μετά την πλημμύρα.",
    "tr": "Ancak değirmenin çarkı selden sonra yeniden kaldırıldı.",
    "ar": "ولذلك رُفعت عجلة الطاحونة من جديد بعد الفيضان.",
    "he": "לכן הורם גלגל הטחנה מחדש אחרי השיטפון.",
    "fa": "بنابراین چرخ آسیاب پس از سیل دوباره بالا برده شد.",
    "hi": "इसलिए बाढ़ के बाद चक्की का पहिया फिर से उठाया गया।",
    "zh": "因此，洪水过后磨坊的水轮再次被抬高了。",
    "ja": "しかし、洪水の後に水車の輪は再び持ち上げられた。",
    "ko": "그러나 홍수가 지나간 뒤 물레방아의 바퀴를 다시 올렸다.",
    "th": "อย่างไรก็ตาม กังหันของโรงสีถูกยกขึ้นใหม่หลังน้ำท่วม",
    "vi": "Tuy nhiên, bánh xe của cối xay lại được nâng lên sau trận lụt.",
    "ro": "Însă roata morii a fost ridicată din nou după inundație.",
}


@pytest.mark.parametrize("language", READABLE)
def test_readable_text_of_any_script_holds_a_statement(language):
    text = READABLE[language]
    assert [flaw(text[start:end], language) for start, end in split(text, language)] == [""]


@pytest.mark.parametrize("language", READABLE)
def test_text_of_a_language_that_is_taken_for_another_still_holds_a_statement(language):
    """A note may be too short to tell; its script is told."""
    assert flaw(READABLE[language], detect(READABLE[language])) in ("", "verb", "opening")


@pytest.mark.parametrize("language", LEANING)
def test_what_continues_a_thought_leans_on_its_neighbour(language):
    assert leans(LEANING[language], language) == "opening"
    assert not leans(READABLE[language], language)


@pytest.mark.parametrize(
    ("language", "pointed", "plain"),
    [
        ("de", "Diese Mühle gehört ihm und seiner Frau.", "Die Mühle gehört der Gemeinde."),
        ("ru", "Эта мельница принадлежит ему.", "Мельница принадлежит деревне."),
        ("zh", "这座磨坊属于他。", "磨坊属于村庄。"),
        ("hi", "यह चक्की उसकी है।", "चक्की गाँव की है।"),
        ("ar", "هذه الطاحونة له.", "الطاحونة للقرية."),
    ],
)
def test_pointing_words_cost_independence(language, pointed, plain):
    assert independence(pointed, language) < independence(plain, language)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Κάθε μύλος έχει α και β ως μέρη του τροχού.", ""),
        ("The values α and β of the wheel are given in the list.", "symbols"),
        ("The β-blockers and the α-helix were known long before the war.", ""),
        ("Das Wehr ist 2 500 000 Gulden wert, wie der Rat im Mai geschätzt hat.", ""),
        ("J. R. R. Tolkien wrote about a mill in the valley of the Water.", ""),
        ("The flood broke the weir of the mill in June 1941.", ""),
        ("The owner may not sell the mill without permission of the council.", "notice"),
        ("The miller got the permission of the council to raise the weir.", ""),
        ("Sift the flour twice before you bake cookies in a hot oven.", ""),
        ("Рисунок 3. Колесо мельницы в 1890 году, вид с плотины.", "caption"),
        ("图3：1890年磨坊的水轮，从堤坝上看。", "caption"),
        ("Почему плотину подняли ещё раз после паводка 1890 года?", "question"),
        ("Γιατί σηκώθηκε ξανά το φράγμα μετά την πλημμύρα;", "question"),
        ("لماذا رُفع السد مرة أخرى بعد فيضان عام 1890؟", "question"),
        ("洪水の後に堰をもう一度高くしたのはなぜですか。", "question"),
    ],
)
def test_debris_is_told_from_sentences(sentence, reason):
    assert broken(sentence, detect(sentence)) == reason


@pytest.mark.parametrize(
    "sentence",
    [
        "© 2025 The Mill Society, all of its pages and pictures.",
        "Leipzig, den 2. Juli 2026",
        "Kraków, dnia 18 maja 2026",
        "Lea también: El molino viejo busca un nuevo uso este año",
        "Читайте также: Мельница ищет новых хозяев в деревне",
        "関連記事：水車小屋の新しい使い道を探している村の人々",
        "اقرأ أيضًا: الطاحونة القديمة تبحث عن استعمال جديد",
        "Διαβάστε επίσης: Ο παλιός μύλος αναζητά νέα χρήση",
        "यह भी पढ़ें: पुरानी चक्की को नया काम चाहिए",
        "อ่านเพิ่มเติม โรงสีเก่ากำลังมองหาการใช้งานใหม่",
        "Signed: ____________ (chair of the committee of the mill)",
    ],
)
def test_what_pages_and_letters_carry_besides_their_matter_is_furniture(sentence):
    assert broken(sentence, detect(sentence)) == "furniture"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Nowadays mills are an important part of life for many people.", "en"),
        ("Heutzutage kennt jeder die Mühle.", "de"),
        ("В наше время мельница есть в каждой деревне.", "ru"),
        ("Στις μέρες μας όλοι έχουν έναν μύλο.", "el"),
        ("في الوقت الحاضر توجد طاحونة في كل قرية.", "ar"),
        ("आजकल हर गाँव में चक्की होती है।", "hi"),
        ("如今，水磨是人们生活的重要部分。", "zh"),
    ],
)
def test_what_everybody_knows_is_told_from_what_a_text_has_to_say(sentence, language):
    assert "commonplace" in cues(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "is_theirs"),
    [
        ("Berg (2010) measured the flow of twelve mills.", True),
        ("Ždanov and Åkesson (2003, 2004) measured the flow of twelve mills.", True),
        ("Recently, Berg et al. measured the flow of twelve mills.", True),
        ("Previous work measured the flow of mills by hand.", True),
        ("We follow Berg (2010) and measure the flow of twelve mills.", False),
        ("The weir was raised in May (2010) after a flood.", False),
    ],
)
def test_the_work_of_others_is_told_from_that_of_the_author(sentence, is_theirs):
    assert ("others" in cues(sentence, "en")) is is_theirs
