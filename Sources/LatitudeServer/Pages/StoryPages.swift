import Foundation
import Hummingbird
import Latitude
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// Stories one may read.
struct StoryPages: Sendable {
    let writer: PageWriter
    let acts: ActReader
    let lineUp: LineUpStore

    func register(on routes: RouterGroup<MemberContext>) {
        routes.get("stories", use: list)
        routes.get("stories.csv", use: file)
    }

    func list(_ request: Request, context: MemberContext) async throws -> Response {
        let page = try PageQuery(request)
        let search = try PageQuery.search(request)
        let rows = try await acts.stories(
            for: context.asker,
            search: search,
            before: try page.before.map(StoryCursor.init(text:)).map { ($0.toldAt, $0.id) },
            limit: PageSize.rows + 1
        )
        let shown = rows.prefix(PageSize.rows)
        let desk = try await lineUp.desk(of: context.asker)
        let list = StoriesPage(
            rows: try shown.map { try StoriesPage.Row($0, desk) },
            search: search,
            next: rows.count > PageSize.rows ? shown.last.map { StoryCursor($0).text } : nil,
            isFirst: page.before == nil
        )
        return try await writer.answer(list, to: context.visit)
    }

    func file(_ request: Request, context: MemberContext) async throws -> Response {
        let search = try PageQuery.search(request)
        let rows: [StoryRow] = try await everyRow { last, size in
            try await acts.stories(
                for: context.asker,
                search: search,
                before: last.map { ($0.toldAt, $0.id) },
                limit: size
            )
        }
        var csv = CSVWriter(columns: ["code", "teller", "told_at", "share", "outcome", "story"])
        for row in rows {
            let told = Date(timeIntervalSince1970: row.toldAt)
            csv.row([
                .text(row.code), .text(row.teller), .text(told.ISO8601Format()), .text(row.share),
                row.outcome.map { .text($0) } ?? .none, .text(row.words),
            ])
        }
        return writer.csv(csv, name: "stories")
    }
}

extension StoriesPage.Row {
    fileprivate init(_ row: StoryRow, _ desk: LineUpDesk?) throws(Refusal) {
        self.init(
            code: row.code,
            teller: row.teller,
            isOwn: row.isOwn,
            words: row.words,
            share: try .known(row.share),
            toldAt: Date(timeIntervalSince1970: row.toldAt),
            outcome: row.outcome.flatMap { PageOutcome(rawValue: $0) },
            tools: desk?.tools(row.code, words: row.length, isOwn: row.isOwn)
        )
    }
}
