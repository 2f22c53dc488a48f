"""English words that the checks of wording look for. Data only; other languages are not checked for wording."""

from generator.model.rubric import Tenths

# fmt: off
ACRONYMS = (
    "AI", "API", "APIs", "AWS", "CDN", "ChatGPT", "CLI", "CPU", "CPUs", "CSS", "CSV", "DeepMind", "DNS", "FAQ", "FTP",
    "GitHub", "GitLab", "GPT-4.1", "GPT-4o", "GPU", "GPUs", "GraphQL", "GUI", "HTML", "HTTP", "HTTPS", "IDE", "iOS",
    "iPad", "iPadOS", "iPhone", "JavaScript", "JSON", "LinkedIn", "LLM", "LLMs", "LoRA", "macOS", "MCP", "Node.js",
    "npm", "NPU", "OAuth", "OCR", "OEM", "OpenAI", "PayPal", "PDF", "PDFs", "PHP", "PNG", "PostgreSQL", "PyPI",
    "QLoRA", "RAM", "RLHF", "SaaS", "SDK", "SDKs", "SLA", "SLAs", "SQL", "SSD", "SSH", "SSL", "SSO", "SVG", "TLS",
    "TPU", "TPUs", "tvOS", "TypeScript", "UI", "URL", "URLs", "USB", "VM", "VMs", "VPN", "VRAM", "watchOS",
    "WebAssembly", "WebSocket", "WordPress", "XML", "YAML", "YouTube",
)
# fmt: on
"""Names and abbreviations as their owners write them; none that is also a common word (IT, US, OR)."""

FILLER = (
    "a wide range of",
    "all your needs",
    "at the end of the day",
    "cutting-edge",
    "depends on your needs",
    "depends on your specific needs",
    "depends on your use case",
    "ever-evolving",
    "fast-paced world",
    "game changer",
    "game-changer",
    "game-changing",
    "in conclusion",
    "in today's world",
    "it goes without saying",
    "it is important to note",
    "it is worth noting",
    "it's important to note",
    "it's worth noting",
    "look no further",
    "needless to say",
    "next-level",
    "one-stop shop",
    "revolutionary",
    "seamless",
    "seamlessly",
    "state-of-the-art",
    "suit your team",
    "take it to the next level",
    "the right choice depends on",
    "unleash",
    "unlock the power",
    "whether you're a beginner",
    "world-class",
)
"""Phrases that could stand on every page and so say nothing on any."""

# fmt: off
COMPARATIVES = (
    "cheaper", "dearer", "faster", "less expensive", "more affordable", "more expensive", "pricier", "slower",
)
# fmt: on
OBJECT = ("as", "compared", "each", "every", "of the two", "than", "versus", "vs", "with")
"""What may follow a comparative and says what it is compared with."""
PRICE_WORDS = frozenset(
    ("cost", "costly", "costs", "dear", "dearer", "expensive", "fee", "fees", "overpriced", "price", "prices", "pricey")
)
NEGATIONS = frozenset(("barely", "far", "hardly", "less", "never", "no", "not", "nothing", "rarely", "than"))
"""Words before an adjective after which it no longer praises or blames."""

BANDS: dict[str, tuple[Tenths, Tenths]] = {
    word: (Tenths(low), Tenths(high))
    for words, low, high in (
        ("best-in-class excellent exceptional flawless outstanding perfect superb unmatched unrivalled", 85, 100),
        ("great impressive strong", 70, 100),
        ("good solid", 60, 90),
        ("acceptable average decent fair mediocre middling", 35, 75),
        ("disappointing poor weak", 0, 50),
        ("abysmal awful dreadful terrible unusable", 0, 30),
    )
    for word in words.split()
}
"""Where on the scale an adjective belongs, in tenths, unless an anchor of the rubric uses it."""
