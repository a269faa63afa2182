import Foundation
import HummingbirdTesting

/// A form as it stands on a page: where it goes, and what it sends without anybody typing.
struct PageForm {
    let action: String
    let fields: [String: String]

    /// Every form of a page that is sent by POST, in order.
    static func all(in html: String) -> [PageForm] {
        html.components(separatedBy: "<form ").dropFirst().compactMap { text in
            let form = text.components(separatedBy: "</form>")[0]
            guard let action = form.firstMatch(of: /method="post" action="([^"]*)"/) else {
                return nil
            }
            var fields: [String: String] = [:]
            for input in form.components(separatedBy: "<input ").dropFirst() {
                let tag = input.prefix { $0 != ">" }
                guard let name = tag.firstMatch(of: /name="([^"]*)"/) else { continue }
                let isTicked = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"")
                if isTicked, !tag.contains("checked") { continue }
                let value = tag.firstMatch(of: /value="([^"]*)"/).map { plain($0.1) }
                fields[String(name.1)] = value ?? ""
            }
            for area in form.components(separatedBy: "<textarea ").dropFirst() {
                guard
                    let name = area.firstMatch(of: /name="([^"]*)"/),
                    let text = area.components(separatedBy: "</textarea>").first?
                        .split(separator: ">", maxSplits: 1).last
                else { continue }
                fields[String(name.1)] = plain(text.drop { $0 == "\n" })
            }
            return PageForm(action: String(action.1), fields: fields)
        }
    }

    private static func plain(_ text: some StringProtocol) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}

extension TestResponse {
    /// The forms of a page.
    var forms: [PageForm] { PageForm.all(in: text) }
}

extension Browser {
    /// Sends a form of a page, with what somebody typed into it.
    @discardableResult
    mutating func send(
        _ form: PageForm,
        _ typed: [String: String] = [:]
    ) async throws -> TestResponse {
        try await post(form.action, form.fields.merging(typed) { $1 })
    }

    /// Opens a page and sends its form with an action, with what somebody typed into it.
    @discardableResult
    mutating func fill(
        _ path: String,
        form action: String,
        _ typed: [String: String] = [:]
    ) async throws -> TestResponse {
        let page = try await get(path)
        guard let form = page.forms.first(where: { $0.action == action }) else { return page }
        return try await send(form, typed)
    }
}
