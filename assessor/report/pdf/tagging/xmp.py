"""The file's own description as XMP, which archives and screen readers look for."""

from typing import NamedTuple
from xml.sax.saxutils import escape

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A asks that properties it does not know are explained; PDF/UA's own is one of them.
_EXPLAINED = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>PDF/UA part</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


class Description(NamedTuple):
    """What the file says of itself. Empty parts are left out."""

    title: str
    author: str
    subject: str
    keywords: str
    creator: str
    producer: str
    language: str
    created: str


def packet(told: Description) -> bytes:
    """The description as an XMP packet that declares PDF/A-3a and PDF/UA-1."""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    properties = "".join(
        [
            "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            _property("dc:title", told.title, "Alt"),
            _property("dc:creator", told.author, "Seq"),
            _property("dc:description", told.subject, "Alt"),
            _property("dc:language", told.language, "Bag"),
            _property("pdf:Producer", told.producer),
            _property("pdf:Keywords", told.keywords),
            _property("xmp:CreatorTool", told.creator),
            _property("xmp:CreateDate", told.created),
            _property("xmp:ModifyDate", told.created),
        ]
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{names}>{properties}{_EXPLAINED}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _property(name: str, value: str, container: str = "") -> str:
    if not value:
        return ""
    text = escape(value)
    if container:
        language = ' xml:lang="x-default"' if container == "Alt" else ""
        text = f"<rdf:{container}><rdf:li{language}>{text}</rdf:li></rdf:{container}>"
    return f"<{name}>{text}</{name}>"
