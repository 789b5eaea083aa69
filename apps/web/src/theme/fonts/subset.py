"""Makes inter-latin.woff2 from @fontsource-variable/inter: weights 400 to 600, Latin-1 and typographic signs.

    pip install fonttools brotli
    python3 apps/web/src/theme/fonts/subset.py

Half the size of the package's file. Inter has no narrow no-break space (U+202F), which French needs before ; ! ?;
without it the browser takes that one space from another font, so it is mapped to Inter's thin space.
"""

from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
SOURCE = HERE.parents[2] / "node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"
SIGNS = "\u0152\u0153\u0178\u2009\u202f\u2010\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2032\u2033\u20ac\u2122\u2191\u2193\u2212"

font = instancer.instantiateVariableFont(TTFont(SOURCE), {"wght": (400, 600)})
for table in font["cmap"].tables:
    thin = table.cmap.get(0x2009)
    if thin:
        table.cmap[0x202F] = thin

# Written and read once: the subsetter needs the tables that the instancer left half built.
whole = BytesIO()
font.save(whole)
font = TTFont(whole)

options = subset.Options(flavor="woff2", layout_features=["kern", "ccmp", "locl", "tnum", "mark"])
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=[*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, SIGNS)])
subsetter.subset(font)
font.flavor = "woff2"
font.save(HERE / "inter-latin.woff2")
