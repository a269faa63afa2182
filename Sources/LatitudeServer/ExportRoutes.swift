import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeExports
import LatitudeStore
import NIOCore

/// Months of postings for other people's accounting.
struct ExportRoutes: Sendable {
    let maker: ExportMaker

    func register(on routes: RouterGroup<FinanceContext>) {
        routes.get("exports", use: list)
        routes.get("exports/:month/:format", use: take)
    }

    func list(_ request: Request, context: FinanceContext) async throws -> JSONAnswer<ExportList> {
        let rows = try await maker.exports.list(for: context.employee)
        return JSONAnswer(ExportList(exports: try rows.map { try Export($0) }))
    }

    func take(_ request: Request, context: FinanceContext) async throws -> Response {
        try await maker.make(
            try ExportMaker.Asked(request, parameters: context.parameters),
            for: context.employee,
            by: context.token
        ).response()
    }
}

/// Makes files of a month, for whoever asks in whatever way.
struct ExportMaker: Sendable {
    let exports: ExportStore

    /// Which file.
    struct Asked: Sendable {
        let month: Month
        let format: ExportFormat
        let part: Int

        /// Throws `period_unknown`, `format_unknown` or `value_malformed`.
        init(_ request: Request, parameters: Parameters) throws(Refusal) {
            month = try parameters.month()
            let name = parameters.get("format") ?? ""
            guard let format = ExportFormat(rawValue: name) else {
                throw Refusal(.formatUnknown, detail: "“\(name.prefix(40))” is none.")
            }
            self.format = format
            guard let text = request.uri.queryParameters["part"] else {
                part = 1
                return
            }
            guard let part = Int(text), (1...99_999).contains(part) else {
                throw Refusal(.valueMalformed, detail: "“part” is a whole number from 1.")
            }
            self.part = part
        }
    }

    /// How many files a month makes, by making them and keeping none.
    ///
    /// Throws `PostgresError`.
    func parts(_ month: Month, _ format: ExportFormat, _ asker: SignedIn) async throws -> Int {
        var writer = try await exports.fold(
            month,
            byCurrency: format.isByCurrency,
            for: asker
        ) {
            ExportWriter(format, of: month, part: 1)
        } _: { writer, posting in
            writer.add(posting)
            _ = writer.take()
            return true
        }
        writer.finish()
        return max(1, writer.partCount)
    }

    /// Writes the file and remembers that it was taken out.
    ///
    /// Throws `period_unknown` before the month begins, `value_malformed` past the last part.
    func make(
        _ asked: Asked,
        for asker: SignedIn,
        by token: TokenHash
    ) async throws -> MadeExport {
        let (month, format, part) = (asked.month, asked.format, asked.part)
        let state = try await exports.state(of: month)
        guard state.hasBegun else {
            throw Refusal(.periodUnknown, detail: "\(month) has not begun.")
        }
        let spool = try ExportSpool()
        var run = try await exports.fold(month, byCurrency: format.isByCurrency, for: asker) {
            ExportRun(format, of: month, part: part, into: spool)
        } _: { run, posting in
            run.add(posting)
        }
        let digest = run.finish()
        if let failure = run.failure { throw failure }
        guard part <= run.partCount else {
            throw Refusal(.valueMalformed, detail: "There are \(run.partCount) parts.")
        }
        let file = ExportedFile(
            month: month,
            format: format.rawValue,
            part: part,
            digest: digest,
            rows: run.rowCount,
            bytes: run.byteCount,
            isClosed: state.isClosed
        )
        return MadeExport(
            file: file,
            format: format,
            partCount: run.partCount,
            former: try await exports.note(file, by: token),
            spool: spool
        )
    }
}

/// A file ready to be sent.
struct MadeExport: Sendable {
    let file: ExportedFile
    let format: ExportFormat
    let partCount: Int
    let former: FormerExport?
    let spool: ExportSpool

    /// `latitude-2026-10-xero-2.csv`.
    var name: String {
        let part = partCount > 1 ? "-\(file.part)" : ""
        return "latitude-\(file.month)-\(format.rawValue)\(part).\(format.fileExtension)"
    }

    /// The file as an attachment; its digest stands in the head (RFC 9530), since it is known.
    func response() -> Response {
        var headers: HTTPFields = [
            .contentType: format.mediaType,
            .contentDisposition: "attachment; filename=\"\(name)\"",
            .cacheControl: "no-store",
        ]
        headers[.reprDigest] = "sha-256=:\(Data(file.digest).base64EncodedString()):"
        headers[.exportRows] = "\(file.rows)"
        headers[.exportParts] = "\(partCount)"
        if let former {
            let at = Date(timeIntervalSince1970: former.at).ISO8601Format()
            headers[.exportFormer] = "\(at) \(former.by) \(former.isSame ? "same" : "other")"
        }
        let (spool, length) = (spool, file.bytes)
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody(contentLength: Int(length)) { writer in
                var offset: Int64 = 0
                while offset < length {
                    let bytes = try spool.bytes(at: offset)
                    guard bytes.readableBytes > 0 else { throw Refusal(.internalFault) }
                    offset += Int64(bytes.readableBytes)
                    try await writer.write(bytes)
                }
                try await writer.finish(nil)
            }
        )
    }
}

extension HTTPField.Name {
    fileprivate static let reprDigest = known("Repr-Digest")
    fileprivate static let exportRows = known(ExportHeader.rows)
    fileprivate static let exportParts = known(ExportHeader.parts)
    fileprivate static let exportFormer = known(ExportHeader.former)

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("no name of a header") }
        return name
    }
}

extension Export {
    /// The wire form of a file taken out.
    init(_ row: ExportRow) throws {
        guard let month = Month(row.month) else { throw Refusal(.internalFault) }
        self.init(
            month: month,
            format: row.format,
            part: row.part,
            sha256: row.digest,
            rows: Int(row.rows),
            bytes: Int(row.bytes),
            wasClosed: row.isClosed,
            by: row.by,
            at: Date(timeIntervalSince1970: row.at)
        )
    }
}
