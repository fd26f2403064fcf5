"""Reads an HTML page and says what is in it, as JSON.

    check_page.py --output FILE PAGE
"""

import argparse
import html.parser
import json
import pathlib

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.addresses, self.text, self.rows = [], [], [], "", []
        self.references, self.mistakes, self.pictures = [], [], 0

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if "id" in named:
            self.ids.append(named["id"])
        for key in ("src", "href", "xlink:href", "action", "srcset"):
            if key in named:
                (self.references if named[key].startswith("#") else self.addresses).append(named[key])
        self.pictures += tag == "svg"
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.mistakes.append(tag)

    def handle_data(self, data):
        self.text += data
        if self.open and self.open[-1] in ("td", "th"):
            self.rows[-1][-1] += data


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", required=True)
    parser.add_argument("page")
    arguments = parser.parse_args()
    page = Page()
    text = pathlib.Path(arguments.page).read_text(encoding="utf-8")
    page.feed(text)
    found = {"rows": page.rows, "text": page.text, "pictures": page.pictures,
             "mistakes": page.mistakes + page.open, "addresses": page.addresses,
             "repeated": sorted({i for i in page.ids if page.ids.count(i) > 1}),
             "dangling": sorted({r for r in page.references if r[1:] not in page.ids}),
             "network": [word for word in ("http://", "https://", "//cdn", "@import")
                         if word in text.replace("http://www.w3.org/", "")]}
    with open(arguments.output, "w", encoding="utf-8") as file:
        json.dump(found, file)


if __name__ == "__main__":
    main()
