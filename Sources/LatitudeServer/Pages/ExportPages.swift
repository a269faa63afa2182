import Foundation
import Hummingbird
import Latitude
import LatitudeExports
import LatitudeFiles
import LatitudePages
import LatitudeStore

/// Months taken out, in a browser.
struct ExportPages: Sendable {
    let writer: PageWriter
    let maker: ExportMaker

    func register(on routes: RouterGroup<FinancePageContext>) {
        routes.get("exports", use: show)
        routes.get("exports.csv", use: file)
        routes.get("exports/:month/:format", use: take)
    }

    func show(_ request: Request, context: FinancePageContext) async throws -> Response {
        let month = try PageMonth.of(request, asker: context.asker)
        let state = try await maker.exports.state(of: month)
        let rows = try await maker.exports.list(
            of: month,
            limit: PageSize.rows,
            for: context.asker
        )
        let counted = try Self.counted(request)
        var formats: [ExportsPage.Format] = []
        for format in ExportFormat.allCases {
            let parts = format == counted ? try await maker.parts(month, format, context.asker) : 1
            formats.append(
                Self.format(format, of: month, parts: parts, isCounted: counted == format)
            )
        }
        let page = ExportsPage(
            month: CivilMonth(month),
            isClosed: state.isClosed,
            formats: formats,
            taken: rows.compactMap { ExportsPage.Taken($0) }
        )
        return try await writer.answer(page, to: context.visit)
    }

    func file(_ request: Request, context: FinancePageContext) async throws -> Response {
        let rows = try await maker.exports.list(
            of: try PageMonth.of(request, asker: context.asker),
            limit: PageSize.everything,
            for: context.asker
        )
        var csv = CSVWriter(columns: [
            "month", "format", "part", "postings", "bytes", "sha256", "month_was", "exported_at",
            "by",
        ])
        for row in rows {
            csv.row([
                .text(row.month), .text(row.format), .number(Int64(row.part)), .number(row.rows),
                .number(row.bytes), .text(row.digest), .text(row.isClosed ? "closed" : "open"),
                .text(Date(timeIntervalSince1970: row.at).ISO8601Format()), .text(row.by),
            ])
        }
        return writer.csv(csv, name: "exports")
    }

    /// As many files as somebody would fetch one by one; a command fetches them all.
    private static let mostLinks = 40

    /// The format whose files are to be counted, as that reads the whole month; nil for none.
    private static func counted(_ request: Request) throws(Refusal) -> ExportFormat? {
        let name = ListQuery(request)[ExportField.format]
        guard !name.isEmpty else { return nil }
        guard let format = ExportFormat(rawValue: name) else {
            throw Refusal(.formatUnknown, detail: "“\(name)” is none.")
        }
        return format
    }

    private static func format(
        _ format: ExportFormat,
        of month: Month,
        parts: Int,
        isCounted: Bool
    ) -> ExportsPage.Format {
        let path = PagePath.export(month: "\(month)", format: format.rawValue)
        let here = PageAddress(
            PagePath.exports,
            [(ListField.month, "\(month)"), (ExportField.format, format.rawValue)]
        )
        return ExportsPage.Format(
            name: format.rawValue,
            path: path,
            more: (1...parts).dropFirst().prefix(Self.mostLinks).map {
                PageAddress(path, [(ExportField.part, "\($0)")]).text
            },
            beyond: max(0, parts - 1 - Self.mostLinks),
            counted: format.isByCurrency && !isCounted ? here.text : nil
        )
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
        return Month(of: .today(in: asker.timeZone))
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
