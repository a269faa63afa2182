import Foundation

/// The values of `field.mustache`: one labelled input, its hint and what is wrong with it.
struct FieldView: Sendable {
    /// What kind of entry it is: how it is typed, filled in and shown again.
    enum Entry: Sendable {
        case handle(String)
        case code(String, fill: String)
        case presentPassphrase
        case newPassphrase
        case pin
        case note(String, inputmode: String?)
        case day(String)
    }

    let id: String
    let label: String
    let type: String
    /// What was typed; empty for every secret, which is never sent back.
    let value: String
    let autocomplete: String
    let inputmode: String?
    let style: String?
    let hint: String?
    let error: String?
    /// The ids of hint and error; nil without either.
    let describedBy: String?
    let isRequired: Bool

    init(
        _ id: String,
        _ label: String,
        _ entry: Entry,
        hint: String? = nil,
        error: String? = nil
    ) {
        self.id = id
        self.label = label
        self.hint = hint
        self.error = error
        describedBy = Self.described(id, hint, error)
        if case .note = entry { isRequired = false } else { isRequired = true }
        switch entry {
        case .handle(let handle):
            (type, value, autocomplete, inputmode, style) = ("text", handle, "username", nil, nil)
        case .code(let code, let fill):
            (type, value, autocomplete, inputmode, style) = ("text", code, fill, nil, "entry-code")
        case .presentPassphrase:
            (type, value, autocomplete) = ("password", "", "current-password")
            (inputmode, style) = (nil, nil)
        case .newPassphrase:
            (type, value, autocomplete) = ("password", "", "new-password")
            (inputmode, style) = (nil, nil)
        case .pin:
            // Not a password to be kept by the browser: it is for desks where others sit as well.
            (type, value, autocomplete, inputmode, style) = ("password", "", "off", "numeric", nil)
        case .note(let note, let mode):
            (type, value, autocomplete, inputmode, style) = ("text", note, "off", mode, nil)
        case .day(let day):
            (type, value, autocomplete, inputmode, style) = ("date", day, "off", nil, nil)
        }
    }

    /// The ids of a field's hint and error, in the order read.
    static func described(_ id: String, _ hint: String?, _ error: String?) -> String? {
        let ids = [hint.map { _ in "\(id)-h" }, error.map { _ in "\(id)-e" }].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

/// The values of `summary.mustache`: what is to be looked at before the form is sent again.
struct SummaryView: Sendable {
    struct Item: Sendable {
        let field: String
        let text: String
    }

    let title: String
    /// `care` where nothing was mistyped, such as waiting; else `stop`.
    let tone: String
    let role: String
    let detail: String?
    let hasItems: Bool
    let items: [Item]

    /// Something about the form as a whole.
    init(title: String, detail: String, isMistyped: Bool = true) {
        self.title = title
        self.detail = detail
        tone = isMistyped ? "stop" : "care"
        role = isMistyped ? "alert" : "status"
        hasItems = false
        items = []
    }

    /// What is wrong at which field, in the order of the form; nil without anything.
    init?(_ items: [Item], detail: String?, texts: FormTexts) {
        guard !items.isEmpty else { return nil }
        title = texts.thingsToLookAt(items.count)
        self.detail = detail
        tone = "stop"
        role = "alert"
        hasItems = true
        self.items = items
    }
}

/// A moment for people and for programs.
struct TimeView: Sendable {
    let machine: String
    let text: String

    init(_ instant: Date, _ dates: DateText) {
        machine = dates.machineMoment(instant)
        text = dates.moment(instant)
    }
}
