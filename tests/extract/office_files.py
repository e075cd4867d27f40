"""Office files, books and archives made from their parts, so that a test can put anything into them."""

import io
import zipfile

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
S = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"'
P = (
    f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{OFFICE}" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
MAIN = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
FAMILY = {"docx": "wordprocessingml", "pptx": "presentationml", "xlsx": "spreadsheetml"}


def zipped(parts: dict[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, kind)
    return file.getvalue()


def relations(*targets: str, external: str = "") -> str:
    """Relationships rId1, rId2, … to the targets."""
    found = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/any" Target="{target}"/>'
        for n, target in enumerate(targets, 1)
    )
    if external:
        found += f'<Relationship Id="out" Type="{OFFICE}/any" TargetMode="External" Target="{external}"/>'
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}">{found}</Relationships>'


def office(kind: str, main: str, related: dict[str, str] | None = None, **more: str) -> bytes:
    """A file of this kind with its main part and the parts that lead from it."""
    folder, _, name = MAIN[kind].partition("/")
    related = related or {}
    content = f"application/vnd.openxmlformats-officedocument.{FAMILY[kind]}.main+xml"
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/{MAIN[kind]}" ContentType="{content}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="{MAIN[kind]}"/></Relationships>',
            MAIN[kind]: main,
            f"{folder}/_rels/{name}.rels": relations(*related),
            **{f"{folder}/{target}": data for target, data in related.items()},
            **more,
        }
    )


def docx(body: str, related: dict[str, str] | None = None, head: str = "", **more: str) -> bytes:
    main = f'<?xml version="1.0"?>{head}<w:document {W} {MC}><w:body>{body}</w:body></w:document>'
    return office("docx", main, related, **more)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def pptx(*slides: str, **more: str) -> bytes:
    """A presentation; each slide is the XML of its shapes."""
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(slides) + 1))
    main = f"<p:presentation {P}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
    tree = "<p:sld {0}><p:cSld><p:spTree>{1}</p:spTree></p:cSld></p:sld>"
    return office(
        "pptx", main, {f"slides/slide{n}.xml": tree.format(P, s) for n, s in enumerate(slides, 1)}, **more
    )


def shape(*texts: str, place: str | None = None) -> str:
    role = "" if place is None else f'<p:ph type="{place}"/>' if place else "<p:ph/>"
    lines = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f"<p:sp><p:nvSpPr><p:nvPr>{role}</p:nvPr></p:nvSpPr><p:txBody>{lines}</p:txBody></p:sp>"


def xlsx(sheets: dict[str, str], strings: str = "", styles: str = "", properties: str = "") -> bytes:
    """A workbook: sheet name → XML of its rows."""
    listed = "".join(f'<sheet name="{name}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
    parts = {
        f"worksheets/sheet{n}.xml": f"<worksheet {S}><sheetData>{rows}</sheetData></worksheet>"
        for n, rows in enumerate(sheets.values(), 1)
    }
    parts["sharedStrings.xml"] = f"<sst {S}>{strings}</sst>"
    parts["styles.xml"] = f"<styleSheet {S}>{styles}</styleSheet>"
    return office("xlsx", f"<workbook {S}>{properties}<sheets>{listed}</sheets></workbook>", parts)


def epub(chapters: dict[str, str], metadata: str = "", **more: str | bytes) -> bytes:
    """A book: file name → XHTML, in reading order."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="OEBPS/book.opf"/></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>'
            f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
            **{f"OEBPS/{name}": data for name, data in chapters.items()},
            **more,
        },
        stored=("mimetype",),
    )
