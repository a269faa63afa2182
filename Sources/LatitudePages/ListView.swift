/// The values of `pager.mustache`: the ways on and back in a list too long for one page.
struct PagerView: Sendable {
    let label: String
    let newestText: String
    /// The first page; nil while it is the one shown.
    let newest: String?
    let olderText: String
    /// The next page; nil on the last.
    let older: String?

    /// The ways from a page of a list; nil where all of it is shown.
    ///
    /// `address` is the page's with its filter; `next` is what the next page starts before, nil on
    /// the last; `isFirst` tells the first page.
    init?(_ address: PageAddress, next: String?, isFirst: Bool, texts: ListTexts) {
        guard next != nil || !isFirst else { return nil }
        label = texts.pages
        newestText = texts.newest
        newest = isFirst ? nil : address.with(ListField.before, nil).text
        olderText = texts.older
        older = next.map { address.with(ListField.before, $0).text }
    }
}

/// The values of `filter.mustache`: a form that narrows a list, and keeps that in the address.
struct FilterView: Sendable {
    /// One thing to filter by: a choice, or something typed.
    struct Field: Sendable {
        struct Option: Sendable {
            let value: String
            let text: String
            let isChosen: Bool
        }

        struct Input: Sendable {
            /// `text`, `date` or `month`; a browser that knows the latter two offers a calendar.
            let type: String
            let value: String
        }

        let id: String
        let label: String
        let options: [Option]
        let hasOptions: Bool
        let input: Input?
    }

    let action: String
    let fields: [Field]
    let filter: String
    let clear: String

    /// A filter of the list at `path`.
    init(_ path: String, _ fields: [Field], texts: ListTexts) {
        action = path
        self.fields = fields
        filter = texts.filter
        clear = texts.clear
    }
}

extension FilterView.Field {
    /// A choice of one; `chosen` empty or unknown chooses the first.
    init(_ id: String, _ label: String, _ options: [ListOption], chosen: String?) {
        self.id = id
        self.label = label
        self.options = options.map {
            Option(value: $0.value, text: $0.text, isChosen: $0.value == chosen)
        }
        hasOptions = true
        input = nil
    }

    /// Something typed.
    init(_ id: String, _ label: String, type: String = "text", value: String?) {
        self.id = id
        self.label = label
        options = []
        hasOptions = false
        let value = value ?? ""
        input = Input(type: Self.takes(value, type) ? type : "text", value: value)
    }

    /// Whether a browser shows a value in such an input; it drops what is no month or day, and with
    /// it what somebody typed.
    private static func takes(_ value: String, _ type: String) -> Bool {
        switch type {
        case _ where value.isEmpty: true
        case "month": value.wholeMatch(of: /[0-9]{4}-(0[1-9]|1[0-2])/) != nil
        case "date":
            value.wholeMatch(of: /[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])/) != nil
        default: true
        }
    }
}

/// Names of what lists are asked for; each is the id of its input as well.
public enum ListField {
    /// Where the page starts: what the one before it ended with.
    public static let before = "before"
    /// Words looked for.
    public static let search = "q"
    /// The last day, `2026-10-31`.
    public static let until = "until"
    /// How many months.
    public static let months = "months"
    /// A month, `2026-10`.
    public static let month = "month"
    /// The number of a property.
    public static let property = "property"
    /// The number of a cost centre.
    public static let costCentre = "centre"
    /// What kind of thing.
    public static let kind = "kind"
    /// How something stands.
    public static let state = "state"
    /// How long ago.
    public static let age = "age"
    /// What became of the guest.
    public static let outcome = "outcome"
}

/// One of the things a list can be narrowed to, by the name people know.
public struct ListOption: Hashable, Sendable {
    /// What the address says; empty for everything.
    public let value: String
    /// What people read.
    public let text: String

    /// A choice.
    public init(value: String, text: String) {
        self.value = value
        self.text = text
    }
}

/// The words of every list.
struct ListTexts: Sendable {
    let pages: String
    let newest: String
    let older: String
    let filter: String
    let clear: String
    let all: String
    let until: String
    let download: String

    static let english = Self(
        pages: "Pages of this list",
        newest: "Newest",
        older: "Older",
        filter: "Filter",
        clear: "Clear",
        all: "All",
        until: "Until day",
        download: "Download as CSV"
    )

    static let polish = Self(
        pages: "Strony tej listy",
        newest: "Najnowsze",
        older: "Starsze",
        filter: "Filtruj",
        clear: "Wyczyść",
        all: "Wszystkie",
        until: "Do dnia",
        download: "Pobierz jako CSV"
    )
}
