import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore

extension PropertyReader {
    /// What is open at the asker's property, as everybody is answered.
    func todayAnswer(for asker: SignedIn) async throws -> TodayAnswer {
        try TodayAnswer(try await today(for: asker), at: asker.propertyName)
    }
}

extension TodayAnswer {
    /// What the books say, at a property of that name.
    init(_ rows: TodayRows, at property: String) throws {
        self.init(
            property: property,
            day: try Day.known(rows.day),
            out: rows.out.map {
                TodayAnswer.Rescue(name: $0.name, until: Date(timeIntervalSince1970: $0.until))
            },
            holds: try rows.open.filter { $0.part == "hold" }.map(TodayAnswer.Act.init),
            unasked: try rows.open.filter { $0.part == "unasked" }.map(TodayAnswer.Act.init),
            story: try rows.story.map(Story.init),
            storyChosenBy: rows.storyChosenBy
        )
    }
}

extension TodayAnswer.Act {
    fileprivate init(_ row: OpenActRow) throws(Refusal) {
        self.init(
            code: row.code,
            by: row.name,
            isOwn: row.isOwn,
            story: row.story,
            occurredOn: try Day.known(row.occurredOn),
            expiresAt: row.expiresAt.map { Date(timeIntervalSince1970: $0) }
        )
    }
}
