"""Codes of what makes a YAML file or front matter unreadable. Start with `CODES`."""

from generator.diagnostics.codes.code import Code

CODES = (
    Code(
        "yaml/alias",
        "an anchor (`&name`) or an alias (`*name`) stands in a file",
        (
            "An alias repeats a value that is written elsewhere. Here every value stands where it is used, "
            "so that a message, and a reader of the file, finds it there. Write the value out in each place. "
            'A text that begins with `&` or `*` needs quotes: `tagline: "*New* and light"`.'
        ),
    ),
    Code(
        "yaml/character",
        "a file holds a character that is not allowed",
        (
            "Control characters, rare kinds of line break and marks that turn the direction of writing cannot be seen, "
            "and can make a text look different from what it says. They mostly come in by copying. "
            "Remove the character at the place shown; typing the words again does it too. "
            "In double quotes an escape such as `\\u202e` counts as the character."
        ),
    ),
    Code(
        "yaml/duplicate-key",
        "a key stands twice in one group",
        (
            "Only one of the two values could be used, and nobody can tell which was meant. "
            "Keep one line and remove the other. Several values of one key are written as a list: "
            "`pros: [Light, Quiet]`."
        ),
    ),
    Code(
        "yaml/encoding",
        "a file is not saved as UTF-8",
        (
            "Accents, dashes and letters of other alphabets would turn into wrong ones. "
            "Open the file in your editor, choose UTF-8 as its encoding and save it again. "
            "The message counts the first byte that does not fit, from the start of the file."
        ),
    ),
    Code(
        "yaml/front-matter",
        "the front matter of a text is not closed",
        (
            "A text whose first line is `---` begins with front matter, and a second line of `---` ends it. "
            "Without that line the whole text would be read as settings. Add it above the first paragraph. "
            "If the first line is meant as a rule across the page, write `***` instead."
        ),
    ),
    Code(
        "yaml/key",
        "a list or a group stands where a key has to be a single word",
        (
            "A key is the word before a colon: `weight: 7`. Braces or square brackets in front of a colon, "
            "or doubled braces at the start of a text, are read as a key made of several parts. "
            'Take them away, or put the text in quotes: `tagline: "{{ light }}"`.'
        ),
    ),
    Code(
        "yaml/merge-conflict",
        "the marks of a merge conflict are left in a file",
        (
            "Two people changed the same lines, and Git wrote both versions into the file. "
            "Keep the lines that are right, and remove those that begin with `<<<<<<<`, `=======` and `>>>>>>>`. "
            "A heading underlined by exactly seven equals signs looks the same; write it as `## Heading`."
        ),
    ),
    Code(
        "yaml/merge-key",
        "a merge key (`<<`) stands in a file",
        (
            "It would copy keys from another place, so that a value would not stand where it is used. "
            "Write the keys out: `specs: {weight: 7, armrests: yes}`."
        ),
    ),
    Code(
        "yaml/not-a-mapping",
        "a YAML file or front matter does not consist of `key: value` lines",
        (
            "Every value needs a key that says what it is, such as `name: Alder`. "
            "Here the whole is a list, a single value or nothing at all. "
            "If the lines begin with `- `, remove that or write a key above them. "
            "If there is nothing, fill the file in or remove it."
        ),
    ),
    Code(
        "yaml/second-document",
        "a second document begins in a YAML file",
        (
            "A line of `---` further down in a YAML file begins a second document, which would not be read. "
            "One file is one product, one category or the site. "
            "Remove the line, or move what follows it to a file of its own, such as `scores/chairs/elm.yaml`."
        ),
    ),
    Code(
        "yaml/syntax",
        "a line cannot be read as YAML",
        (
            "Most often a text has a colon and a space in it, or begins with a sign that means something in YAML, "
            'such as `@`, `%`, `[` or `{`. Put it in quotes: `tagline: "Plain: and light"`. '
            "Else look for a quote or a bracket that is never closed, a key without its colon, "
            "or a line that is not aligned with its neighbours. The cause may be on the line above."
        ),
    ),
    Code(
        "yaml/tab",
        "a tab stands in the indentation",
        (
            "YAML allows only spaces there, because each editor shows a tab in another width. "
            "Write two spaces for each level instead. "
            "Most editors have a setting that makes the tab key write spaces."
        ),
    ),
    Code(
        "yaml/tag",
        "a tag (`!name`) stands before a value",
        (
            "A tag such as `!!str` tells a program what kind of value follows. Here the key decides that, "
            "so tags are not part of the format. Remove it. "
            'A text that begins with an exclamation mark needs quotes: `tagline: "!important"`.'
        ),
    ),
    Code(
        "yaml/too-deep",
        "values are nested more than 32 levels deep",
        (
            "No key of the format needs so many levels, and very deep ones could bring the program down. "
            "Look for brackets that are opened and never closed, or data that was pasted by mistake. "
            "Data under `extra:` has to be made flatter."
        ),
    ),
    Code(
        "yaml/too-many",
        "a file holds more than 50,000 values",
        (
            "Reading it would take much time and memory, and no page needs so many. "
            "Spread the data over several files, one for each product, or remove what was pasted by mistake."
        ),
    ),
)
