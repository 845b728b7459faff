"""Builds a flat ODF text document from (style, text) lines: one column, real lists, right-aligned dates by tab stop."""

from itertools import groupby
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("style", "style"), ("text", "text"),
                         ("fo", "xsl-fo-compatible"), ("meta", "meta")]
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'

RULE = 'fo:border-bottom="0.5pt solid #44546a" fo:padding-bottom="0.03cm"'

# style name: (paragraph properties, text properties)
STYLES = {
    "Name": ('fo:text-align="center"', 'fo:font-size="22pt" fo:font-weight="bold"'),
    "Title": ('fo:margin-bottom="0.1cm"', 'fo:font-size="20pt" fo:font-weight="bold"'),
    "Contact": ('fo:text-align="center"', 'fo:font-size="10pt"'),
    "Section": (f'fo:margin-top="0.35cm" fo:margin-bottom="0.12cm" fo:keep-with-next="always" {RULE}',
                'fo:font-size="13pt" fo:font-weight="bold" fo:color="#1f3864"'),
    "Entry": ('fo:margin-top="0.2cm" fo:keep-with-next="always"', 'fo:font-weight="bold"'),
    "Place": ('fo:keep-with-next="always"', 'fo:font-style="italic" fo:color="#404040"'),
    "Text": ('fo:margin-bottom="0.08cm"', ""),
    "Skill": ('fo:margin-bottom="0.05cm"', ""),
    "Bullet": ('fo:margin-bottom="0.05cm"', ""),
}


def _style(name, font, size):
    paragraph, text = STYLES[name]
    tab = ('<style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops>'
           if name == "Entry" else "")
    outline = ' style:default-outline-level="1"' if name == "Section" else ""
    size_attribute = "" if "font-size" in text else f' fo:font-size="{size}"'
    return (f'<style:style style:name="{name}" style:family="paragraph"{outline}>'
            f'<style:paragraph-properties {paragraph}>{tab}</style:paragraph-properties>'
            f'<style:text-properties fo:font-family="{font}" fo:language="en" fo:country="GB"{size_attribute} {text}/>'
            f'</style:style>')


def _inline(style, text):
    if style == "Skill":
        label, rest = text.split("|", 1)
        return f'<text:span text:style-name="Strong">{escape(label)}</text:span> {escape(rest)}'
    return escape(text).replace("\t", "<text:tab/>").replace("  ", " <text:s/>")


def _block(style, lines):
    if style == "Bullet":
        items = "\n".join(f'<text:list-item><text:p text:style-name="Bullet">{_inline(style, t)}</text:p></text:list-item>'
                          for t in lines)
        return f'<text:list text:style-name="Bullets">\n{items}\n</text:list>'
    if style in ("Title", "Section"):
        return "\n".join(f'<text:h text:style-name="{style}" text:outline-level="1">{_inline(style, t)}</text:h>' for t in lines)
    return "\n".join(f'<text:p text:style-name="{style}">{_inline(style, t)}</text:p>' for t in lines)


def document(title, author, body, font="Carlito", size="10.5pt"):
    """Returns the whole flat ODF file as a string."""
    blocks = "\n".join(_block(style, [text for _, text in lines]) for style, lines in groupby(body, key=lambda line: line[0]))
    styles = "\n".join(_style(name, font, size) for name in STYLES)
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{escape(title)}</dc:title><meta:initial-creator>{escape(author)}</meta:initial-creator><dc:creator>{escape(author)}</dc:creator></office:meta>
<office:styles>
{styles}
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">
<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm" fo:text-indent="-0.4cm" fo:margin-left="0.6cm"/></style:list-level-properties>
</text:list-level-style-bullet></text:list-style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.8cm" fo:margin-bottom="1.8cm" fo:margin-left="2cm" fo:margin-right="2cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>
{blocks}
</office:text></office:body>
</office:document>
'''
