import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// Acts and stories as read.
struct ActRoutes: Sendable {
    let acts: ActReader

    func register(on routes: RouterGroup<EmployeeContext>) {
        routes.get("recoveries", use: list)
        routes.get("recoveries/:reference", use: show)
        routes.get("stories", use: stories)
    }

    func list(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<RecoveryList> {
        let page = try PageQuery(request)
        let rows = try await acts.own(
            context.employee,
            state: try PageQuery.choice("state", in: request),
            until: try PageQuery.day("until", in: request),
            before: try page.beforeAct(),
            limit: page.limit + 1
        )
        let shown = rows.prefix(page.limit)
        return JSONAnswer(
            RecoveryList(
                recoveries: try shown.map(RecoverySummary.init),
                next: rows.count > page.limit ? shown.last.map { "\(Identifier($0.id))" } : nil
            )
        )
    }

    func show(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<RecoveryDetail> {
        let reference = try context.reference()
        guard let act = try await acts.act(reference, for: context.employee) else {
            throw Refusal(.unknownCode, detail: "“\(reference)” names none you may see.")
        }
        return JSONAnswer(try RecoveryDetail(act))
    }

    func stories(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<StoryList> {
        let page = try PageQuery(request)
        let rows = try await acts.stories(
            for: context.employee,
            search: try PageQuery.search(request),
            before: try page.before.map(StoryCursor.init(text:)).map { ($0.toldAt, $0.id) },
            limit: page.limit + 1
        )
        let shown = rows.prefix(page.limit)
        return JSONAnswer(
            StoryList(
                stories: try shown.map(Story.init),
                next: rows.count > page.limit ? shown.last.map { StoryCursor($0).text } : nil
            )
        )
    }
}

/// How much of a list is asked for, and from where.
struct PageQuery {
    /// 1 to 200; 20 when absent.
    let limit: Int
    /// What the last page gave as `next`; nil for the first.
    let before: String?

    init(_ request: Request) throws(Refusal) {
        let parameters = request.uri.queryParameters
        limit = parameters["limit"].map { Int($0) ?? 0 } ?? 20
        before = parameters["before"].map(String.init)
        guard (1...200).contains(limit) else { throw Self.unreadable("limit") }
    }

    /// `before` as an act of one's own; nil for the first page.
    ///
    /// Not by its number, which would tell how many acts the house has.
    func beforeAct() throws(Refusal) -> UUID? {
        guard let before else { return nil }
        guard let act = Identifier(before) else { throw Self.unreadable("before") }
        return act.uuid
    }

    /// `before` as the number of something in the books; nil for the first page.
    func beforeNumber() throws(Refusal) -> Int64? {
        guard let before else { return nil }
        // Swift reads a sign too; nothing of ours ever gave one.
        guard let number = Int64(before), before.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw Self.unreadable("before")
        }
        return number
    }

    /// One of a few values by its name; nil when absent.
    static func choice<Choice: RawRepresentable<String>>(
        _ name: String,
        in request: Request
    ) throws(Refusal) -> Choice? {
        guard let text = given(name, in: request) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw unreadable(name) }
        return choice
    }

    /// The number of something; nil when absent or empty.
    static func number(_ name: String, in request: Request) throws(Refusal) -> Int64? {
        guard let text = request.uri.queryParameters[Substring(name)], !text.isEmpty else {
            return nil
        }
        guard let number = Int64(text), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            throw unreadable(name)
        }
        return number
    }

    /// A day; nil when absent.
    static func day(_ name: String, in request: Request) throws(Refusal) -> Day? {
        guard let text = given(name, in: request) else { return nil }
        guard let day = Day(text) else { throw unreadable(name) }
        return day
    }

    /// The words looked for, at most 200 characters; nil for everything.
    static func search(_ request: Request) throws(Refusal) -> String? {
        guard let text = given("q", in: request) else { return nil }
        guard let words = try? Words(text, field: "q"), words.text.count <= 200 else {
            throw unreadable("q")
        }
        return words.text
    }

    /// What is asked for by a name; of a page's filter an untouched field is sent, and empty.
    private static func given(_ name: String, in request: Request) -> String? {
        let text = request.uri.queryParameters[Substring(name)].map(String.init)
        let isFilter = !request.uri.path.hasPrefix(Routes.prefix)
        return isFilter && text?.isEmpty == true ? nil : text
    }

    static func unreadable(_ name: String) -> Refusal {
        Refusal(.valueMalformed, detail: "“\(name)” cannot be read.")
    }
}

/// Where a page of stories ends.
struct StoryCursor {
    let toldAt: Double
    let id: UUID

    init(_ row: StoryRow) { (toldAt, id) = (row.toldAt, row.id) }

    init(text: String) throws(Refusal) {
        let parts = text.split(separator: "_")
        guard
            parts.count == 2, let bits = UInt64(parts[0], radix: 16),
            let id = Identifier(parts[1])
        else { throw PageQuery.unreadable("before") }
        (toldAt, self.id) = (Double(bitPattern: bits), id.uuid)
    }

    /// The time bit by bit, as decimal digits would round it.
    var text: String { "\(String(toldAt.bitPattern, radix: 16))_\(Identifier(id))" }
}
