"""Codes of files, ids, pictures and editor schemas. Start with `CODES`."""

from generator.diagnostics.codes.code import Code, Level

CODES = (
    Code(
        "files/name",
        "the name of a file or folder holds characters that cannot be shown",
        (
            "A line break or a no-break space in a name cannot be seen, neither in a list of files nor in a message. "
            "What bears the name is left out of the site. "
            "Rename it; letters from `a` to `z`, digits and single hyphens always work: `soft-chairs.md`."
        ),
    ),
    Code(
        "files/no-config",
        "there is no `evenhand.yaml` in the site's folder",
        (
            "This file makes a folder a site: it says at least what the site is called and where it will live, "
            "for example `title: Good chairs` and `base_url: https://example.com/`. Nothing can be built without it. "
            "Name the folder of the site by `--root DIR`, or start a new site by `evenhand new DIR`."
        ),
    ),
    Code(
        "files/not-regular",
        "something in the site's folders is neither a file nor a folder",
        (
            "A pipe, a socket or a device has no fixed content that a page could be made of, so it is not read. "
            "Remove it, or put an ordinary file in its place."
        ),
    ),
    Code(
        "files/symlink",
        "a symbolic link stands where a file or a folder is needed",
        (
            "Links are not followed, so that a site cannot show files from outside its folder by mistake. "
            "Put a copy of the file or folder in the place of the link."
        ),
    ),
    Code(
        "files/too-large",
        "a file is larger than the limit",
        (
            "A text, a score file or a template may have 1 MB (1,000,000 bytes), a picture 32 MB. "
            "A larger file is not read, and readers would wait long for a larger picture. "
            "Divide a text into two articles; save a picture with fewer pixels, or as WebP or JPEG."
        ),
    ),
    Code(
        "files/unexpected",
        "a file lies where nothing reads it",
        (
            "What it says would never appear on the site. "
            "Scores live in `scores/<category>/<product>.yaml`, and the name ends in `.yaml`, not in `.yml`. "
            "Texts live in `content/articles/`, `content/pages/` or the folder of a category that exists, "
            "such as `content/chairs/alder.md`. Move the file, rename it or remove it."
        ),
    ),
    Code(
        "files/unreadable",
        "a file or a folder cannot be read",
        (
            "The operating system refuses, most often because the permissions do not allow it. "
            "Allow yourself to read it, for example by `chmod u+r FILE`, or by `chmod u+rx DIR` for a folder. "
            "If the message speaks of the disk instead, check that first."
        ),
    ),
    Code(
        "files/unused",
        "a file in `content/` is neither a text nor a picture",
        (
            "It is not part of the site, although it lies among the files that are. "
            "Texts end in `.md`; pictures end in `.png`, `.jpg`, `.jpeg`, `.webp`, `.gif`, `.svg` or `.avif`. "
            "Rename the file if it is one of these. "
            "Keep notes outside `content/`, or give them a name that begins with a dot: `.notes.txt`."
        ),
        Level.WARN,
    ),
    Code(
        "id/duplicate",
        "an id is taken twice",
        (
            "Other files refer to an id, so it has to mean one thing. "
            "Within a category each dimension, workload, profile and spec has an id of its own: rename one of the two. "
            "An entry of `former_ids` is taken if a product has this id now, or if another product lists it too: "
            "remove it from one of them."
        ),
    ),
    Code(
        "id/malformed",
        "the name of a file or folder cannot be an id",
        (
            "The name becomes part of an address, so it is made of `a` to `z`, `0` to `9` and single hyphens, "
            "with 80 characters at most. Rename the file or the folder: `Dog_wood.yaml` becomes `dog-wood.yaml`. "
            "The name that readers see stands inside the file and may have any letters."
        ),
    ),
    Code(
        "id/reserved",
        "an id is a word that is kept for something else",
        (
            "Addresses such as `/articles/` and `/search/` are kept for pages of the site itself, "
            "`-vs-` stands between two products, and Windows cannot store a file called `con` or `aux`. "
            "Rename the file or the folder: `search` could become `site-search`, "
            "and `this-vs-that` becomes `this-versus-that`. Remove a reserved word from `former_ids`."
        ),
    ),
    Code(
        "image/active",
        "an SVG picture could run a program",
        (
            "Scripts, event handlers such as `onclick`, embedded pages and entity definitions inside an SVG "
            "could act in the name of your site when somebody opens the picture. "
            "Save it again without them; many drawing programs call this plain or optimised SVG."
        ),
    ),
    Code(
        "image/missing",
        "a picture that is named does not exist",
        (
            "The page would have a gap in its place. The picture of a text is looked for beside the text, that "
            "of a product in `content/<category>/`, the logo in `content/`, and each of them in `content/images/` too. "
            "Put the file there, or correct the name, in which small and capital letters count: `image: alder.svg`. "
            "A picture from another site cannot be shown; keep a copy of it."
        ),
        adjustable=True,
    ),
    Code(
        "image/no-alt",
        "a picture in a text has no description",
        (
            "The description is all that a reader gets who cannot see the picture, and what a search engine reads. "
            "Say in a few words what the picture shows, between the square brackets: "
            "`![A curve that falls](curve.svg)`."
        ),
        Level.WARN,
        adjustable=True,
    ),
    Code(
        "image/size",
        "a picture does not say how large it is, or is too large",
        (
            "A page keeps room for each picture, so that the text does not jump while it loads. "
            'For this an SVG needs a width and a height, or a view box: `<svg viewBox="0 0 80 40">`. '
            "A photo without a size is damaged and has to be saved again. "
            "More than 50 million pixels are refused; save a smaller picture."
        ),
    ),
    Code(
        "image/type",
        "a picture is not of the kind that its name says",
        (
            "A browser may refuse to show it. A PNG that was renamed to `.jpg` is still a PNG: "
            "give the file the ending that it had, or export the picture again in the format you want."
        ),
    ),
    Code(
        "schema/modeline",
        "a YAML file lacks the first line that names its schema",
        (
            "By that line an editor knows which keys the file may have, proposes them and marks mistakes as you type. "
            "`evenhand.yaml` has one, so the other files of the site are expected to have one too. "
            "The first line of a product is `# yaml-language-server: $schema=../../.schema/product.json`. "
            "Evenhand can add it by itself."
        ),
        Level.INFO,
        adjustable=True,
    ),
    Code(
        "schema/stale",
        "the files in `.schema/` do not fit the ids of the site any more",
        (
            "They tell your editor which keys and ids there are. Ids have changed since they were written, "
            "so the editor may mark a right id as wrong, or propose one that is gone. The site itself is not affected. "
            "Renew the files by `evenhand schema --write`."
        ),
        Level.INFO,
        adjustable=True,
    ),
)
