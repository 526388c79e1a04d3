"""The pattern of a run of capitalised words: what one looks like, and what may stand between its words."""

import re

_UPPER = "".join(
    chr(code)
    for block in (range(0x41, 0x5B), range(0xC0, 0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
    for code in block
    if chr(code).isupper()
)
_ABBREVIATION = r"""\.(?:(?<=\b(?:St|Mt|Ft|Dr|Mr|Ms|Lt|Co|Jr|Sr)\.)
    | (?<=\b(?:Mrs|Inc|Ltd|Rep|Sen|Gov|Gen|Col|Sgt|Rev|Hon|Adm|Maj|Cpl)\.)
    | (?<=\b(?:Prof|Capt|Cmdr|Corp|Bros)\.))"""
_OF_MANY = r"(?:(?<=\bChildren)|(?<=\bWomen)|(?<=\bMen)|(?<=\bPeople)|(?<=\bSeamen)|(?<=\bVeterans))"
_REST = rf"""(?:
      \.(?>(?:-?[{_UPPER}]\.)+)              # U.S., J.R.R.
    | \.(?=\ ?[{_UPPER}])                 # an initial before a name
    | \w*+ (?>(?: (?:                        # a word, and what may be inside it:
            '(?![sS]\b)                   # O'Brien, not a possessive
          | {_OF_MANY}'(?=s\ [{_UPPER}])    # Children's Hospital
          | -(?=\w)                       # Self-Driving
          | &(?=[{_UPPER}])               # AT&T
          | \.(?=(?:com|org|net|ai|AI|io|gov|edu)\b)
        ) \w++ ){{0,4}})
      (?:{_ABBREVIATION} | [+](?!\w))?    # St., Inc., Disney+
    )"""
_GLUE = r"""(?:(?=[a-z&][a-z]{0,4}\ )(?:of\ the|of|for\ the|for|&|de|del|de\ la|de\ los|de\ las|du|des|da|do|dos
    |das|di|della|dei|la|le|el|al|van|van\ der|van\ den|van\ de|von|von\ der|der|den|ten|ter|bin|bint|ibn|ben|zu|zur
    |af|av|y|e|the|and\ the)\ )?"""
_ARTICLE = r"(?:a[dlnrstz]|ash|el|ul)-"

RUN = re.compile(
    rf"""
    [{_UPPER}]                            # a capital
    (?: (?<![\w@\#/.].)                  # that begins a word: Apple, or xAI, iPhone, macOS
      | (?<=\b[a-z].) | (?<=\b[a-z][a-z].) | (?<=\b[a-z][a-z][a-z].) )
    {_REST}
    (?>(?: (?:{_OF_MANY}\ 's(?=\ [{_UPPER}]))? \ (?:   # the People 's Party, cut into words
        {_GLUE}(?:[a-z]{{0,3}}|[dl]'|{_ARTICLE})[{_UPPER}]{_REST}   # more words, joined by a space or a small word
      | (?<!\.\ )\d{{1,4}}[A-Za-z]{{0,2}}(?![\w%-]|[.,:]\d)   # VivaTech 2024, iPhone 15
    ) ){{0,11}})
    (?:\ plc(?!\w))?                      # HSBC Holdings plc
    """,
    re.VERBOSE,
)
LONGEST_ARTICLE = 5
ENDS_IN_ARTICLE = re.compile(rf"(?<![\w-]){_ARTICLE}\Z")
"""The Arabic article before a name: "al-Burhan"."""
