"""Writes Priya Raman's resume as hand-made OOXML: page header, headings, bullet lists, a table for skills."""

import sys
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTACT = "Toronto, Canada  |  +1 416 555 0137  |  priya.raman@example.net  |  priya-raman.example"

SKILLS = [
    ("Languages", "Python, SQL, Scala, Bash"),
    ("Processing", "Apache Spark, dbt, Apache Airflow, Apache Kafka, Pandas"),
    ("Storage", "Snowflake, PostgreSQL, Delta Lake, Amazon S3"),
    ("Platform", "AWS, Docker, Terraform, GitHub Actions"),
    ("Reporting", "Tableau, Power BI"),
]

BODY = [
    ("Title", "Priya Raman"),
    ("Subtitle", "Senior Data Engineer"),
    ("Heading1", "Professional Summary"),
    ("Normal", "Data engineer with twelve years in analytics, the last nine building batch and streaming pipelines in health care "
               "and retail. Cares about data contracts, tests, and tables that people can trust without asking."),
    ("Heading1", "Professional Experience"),
    ("Heading2", "Senior Data Engineer\tJuly 2020 – Present"),
    ("Employer", "Veldara Health Analytics, Toronto"),
    ("Bullet", "Lead a team of four that owns the claims platform: 2.3 TB a day from 46 hospitals into Snowflake."),
    ("Bullet", "Rebuilt the nightly claims load in Spark and Airflow; it finishes in 70 minutes instead of six hours."),
    ("Bullet", "Introduced data contracts and 900 dbt tests; incidents reported by analysts fell from 19 to 4 a month."),
    ("Bullet", "Built a Kafka stream for bed occupancy with a delay below 30 seconds, used by 11 hospital control rooms."),
    ("Bullet", "Wrote the pseudonymisation service that passed the 2023 privacy audit without a finding."),
    ("Heading2", "Part-time Instructor, Data Engineering\tSeptember 2021 – December 2022"),
    ("Employer", "Harbourline College, Toronto"),
    ("Bullet", "Taught an evening course on SQL and pipeline design to four groups of 25 students."),
    ("Heading2", "Data Engineer\tFebruary 2017 – June 2020"),
    ("Employer", "Pinebarrow Retail Group, Mississauga"),
    ("Bullet", "Moved the sales warehouse from an on-premises PostgreSQL server to AWS; queries became 8 times faster."),
    ("Bullet", "Built the demand feature tables in Python and Spark for 1,200 shops, refreshed every hour."),
    ("Bullet", "Described all infrastructure in Terraform, so that a test environment takes 15 minutes."),
    ("Heading2", "Business Intelligence Analyst\tMay 2014 – January 2017"),
    ("Employer", "Cindervale Insurance, Hamilton"),
    ("Bullet", "Developed the monthly loss reports in Tableau and SQL, read by 60 underwriters."),
    ("Bullet", "Replaced 40 spreadsheets by a single reporting database; closing took two days less."),
    ("Heading1", "Education"),
    ("Heading2", "Master of Science in Data Science\tSeptember 2012 – April 2014"),
    ("Employer", "Lakemount University"),
    ("Heading2", "Bachelor of Technology in Information Technology\tJuly 2008 – May 2012"),
    ("Employer", "Kaveripuram Institute of Technology"),
    ("Heading1", "Technical Skills"),
    ("Table", SKILLS),
    ("Heading1", "Certifications"),
    ("Bullet", "SnowPro Core Certification, 2022"),
    ("Bullet", "AWS Certified Data Analytics – Specialty, 2021"),
    ("Heading1", "Languages"),
    ("Normal", "English (fluent), Tamil (native), French (intermediate)"),
]


def run(text, bold=False):
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")]
    return f"<w:r>{properties}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph(style, text, bold=False):
    numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if style == "Bullet" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>{run(text, bold)}</w:p>'


def table(rows):
    def cell(width, text, bold=False):
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph("Cell", text, bold)}</w:tc>'

    body = "".join(f"<w:tr>{cell(2200, label, True)}{cell(7438, text)}</w:tr>" for label, text in rows)
    return ('<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9638" w:type="dxa"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="2200"/><w:gridCol w:w="7438"/></w:tblGrid>{body}</w:tbl>')


def style(name, run_properties, paragraph_properties="", label=None, based_on="Normal"):
    parent = "" if name == "Normal" else f'<w:basedOn w:val="{based_on}"/>'
    default = ' w:default="1"' if name == "Normal" else ""
    return (f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{label or name}"/>{parent}'
            f"<w:pPr>{paragraph_properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>")


RIGHT_TAB = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="7B2D26"/></w:pBdr>'
BORDER = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
                 for side in ("top", "left", "bottom", "right", "insideH", "insideV"))

STYLES = f'<w:styles xmlns:w="{W}">' + "".join([
    style("Normal", '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="en-CA"/>',
          '<w:spacing w:after="60"/>'),
    style("Header", '<w:sz w:val="18"/><w:color w:val="404040"/>', '<w:jc w:val="center"/>', "header"),
    style("Title", '<w:b/><w:sz w:val="44"/>', '<w:spacing w:after="0"/><w:jc w:val="center"/>'),
    style("Subtitle", '<w:sz w:val="24"/><w:color w:val="7B2D26"/>', '<w:jc w:val="center"/>'),
    style("Heading1", '<w:b/><w:sz w:val="26"/><w:color w:val="7B2D26"/>',
          f'<w:keepNext/>{RULE}<w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="0"/>', "heading 1"),
    style("Heading2", "<w:b/>", f'<w:keepNext/>{RIGHT_TAB}<w:spacing w:before="100" w:after="0"/><w:outlineLvl w:val="1"/>',
          "heading 2"),
    style("Employer", "<w:i/>", '<w:keepNext/><w:spacing w:after="40"/>'),
    style("Bullet", "", '<w:spacing w:after="40"/>', "List Bullet"),
    style("Cell", "", '<w:spacing w:before="20" w:after="20"/>'),
]) + ('<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/>'
      f"<w:tblPr><w:tblBorders>{BORDER}</w:tblBorders></w:tblPr></w:style></w:styles>")

NUMBERING = (f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
             '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
             '<w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl></w:abstractNum>'
             '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')

DOCUMENT = (f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
            + "\n".join(table(content) if name == "Table" else paragraph(name, content) for name, content in BODY)
            + '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
              '<w:pgMar w:top="1021" w:right="1134" w:bottom="794" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
              "</w:sectPr></w:body></w:document>")

PARTS = {
    "[Content_Types].xml":
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{WORD}.numbering+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{WORD}.header+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>",
    "_rels/.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
    "word/_rels/document.xml.rels":
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{R}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rId3" Type="{R}/header" Target="header1.xml"/>'
        "</Relationships>",
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/header1.xml": f'<w:hdr xmlns:w="{W}">{paragraph("Header", CONTACT)}</w:hdr>',
    "docProps/core.xml":
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>Priya Raman - Resume</dc:title><dc:creator>Priya Raman</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-15T09:00:00Z</dcterms:created></cp:coreProperties>',
}


def write(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in PARTS.items():
            # A fixed time stamp makes the file the same, byte for byte, at every build.
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 15, 9, 0, 0)), HEAD + xml, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    write(sys.argv[1])
