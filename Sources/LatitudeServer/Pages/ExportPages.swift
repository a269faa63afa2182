import Foundation
import Hummingbird
import Latitude
import LatitudeExports
import LatitudePages
import LatitudeStore

/// Months taken out, in a browser.
struct ExportPages: Sendable {
    let writer: PageWriter
    let maker: ExportMaker

    func register(on routes: RouterGroup<FinancePageContext>) {
        routes.get("exports", use: show)
        routes.get("exports/:month/:format", use: take)
    }

    func show(_ request: Request, context: FinancePageContext) async throws -> Response {
        let month = try PageMonth.of(request, asker: context.asker)
        let state = try await maker.exports.state(of: month)
        let rows = try await maker.exports.list(for: context.asker)
        let page = ExportsPage(
            month: CivilMonth(month),
            isClosed: state.isClosed,
            formats: ExportFormat.allCases.map { format in
                ExportsPage.Format(
                    name: format.rawValue,
                    path: PagePath.export(month: "\(month)", format: format.rawValue)
                )
            },
            taken: rows.compactMap { ExportsPage.Taken($0) }
        )
        return try await writer.answer(page, to: context.visit)
    }

    func take(_ request: Request, context: FinancePageContext) async throws -> Response {
        guard let token = context.visit.token else { throw Refusal(.notSignedIn) }
        return try await maker.make(
            try ExportMaker.Asked(request, parameters: context.parameters),
            for: context.asker,
            by: token
        ).response()
    }
}

/// The month a page is asked for.
enum PageMonth {
    /// The one named, else the present one at the asker's property.
    ///
    /// Throws `period_unknown` for a text that names none.
    static func of(_ request: Request, asker: SignedIn) throws(Refusal) -> Month {
        let text = request.uri.queryParameters[Substring(ListField.month)].map(String.init) ?? ""
        guard text.isEmpty else {
            guard let month = Month(text) else {
                throw Refusal(.periodUnknown, detail: "“\(text.prefix(40))” is none.")
            }
            return month
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: asker.timeZone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month], from: Date())
        let (year, month) = (parts.year ?? 1, parts.month ?? 1)
        guard let present = Month("\(year)-\(month < 10 ? "0" : "")\(month)") else {
            throw Refusal(.internalFault)
        }
        return present
    }
}

extension ExportsPage.Taken {
    fileprivate init?(_ row: ExportRow) {
        guard let month = Month(row.month) else { return nil }
        self.init(
            month: CivilMonth(month),
            format: row.format,
            part: row.part,
            rows: Int(row.rows),
            digest: row.digest,
            wasClosed: row.isClosed,
            at: Date(timeIntervalSince1970: row.at),
            by: row.by
        )
    }
}
