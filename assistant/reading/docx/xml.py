"""Small helpers over the XML of a .docx; both the usual and the "strict" namespace are understood."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFF = ("0", "false", "off")


def name(local: str) -> str:
    """The qualified name of an attribute of the main namespace."""
    return f"{{{_W}}}{local}"


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for a comment or processing instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def usual(root: etree._Element | None) -> etree._Element | None:
    """The same tree with attributes of the strict namespace under their usual names."""
    if root is not None and _STRICT in root.nsmap.values():
        for element in root.iter():
            for key in [key for key in element.attrib if isinstance(key, str) and key.startswith(f"{{{_STRICT}}}")]:
                element.set(name(key.rpartition("}")[2]), element.get(key))
    return root


def children(element: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    """The children of that local name; none for None."""
    return (item for item in (() if element is None else element) if local(item) == tag)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child along ``path`` of local names, None where there is none."""
    for tag in path:
        element = next(children(element, tag), None)
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The ``val`` attribute of the child along ``path``, None where there is none."""
    found = child(element, *path)
    return None if found is None else found.get(name("val"))


def on(element: etree._Element | None, *path: str) -> bool:
    """Whether a switch such as ``w:vanish`` is there and not set to off."""
    found = child(element, *path)
    return found is not None and found.get(name("val"), "1") not in _OFF
