import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudeFiles
import LatitudePages
import LatitudeStore
import NIOCore

extension PageWriter {
    /// A list as a file of its own, `name` without its ending.
    func csv(_ writer: CSVWriter, name: String) -> Response {
        Response(
            status: .ok,
            headers: Self.fileHeaders("\(name).csv", type: "text/csv; charset=utf-8"),
            body: .init(byteBuffer: ByteBuffer(bytes: writer.bytes))
        )
    }

    /// What goes with a file to keep: nobody on the way stores it, and no browser shows or guesses.
    static func fileHeaders(_ name: String, type: String) -> HTTPFields {
        var headers: HTTPFields = [
            .contentType: type,
            .contentDisposition: "attachment; filename=\"\(name)\"",
            .cacheControl: "no-store",
        ]
        headers[.xContentTypeOptions] = "nosniff"
        return headers
    }
}

/// How many rows a page shows.
enum PageSize {
    static let rows = 20
    /// How many rows of a file are read at once.
    static let fileRows = 2_000
    /// More than a list of sums ever has.
    static let everything = 1_000_000
}

/// All rows of a list, so that a file has no end the page has not.
///
/// `page` reads up to `size` rows after the one it is given; nil is the start.
func everyRow<Row>(
    size: Int = PageSize.fileRows,
    _ page: (_ last: Row?, _ size: Int) async throws -> [Row]
) async throws -> [Row] {
    var rows = try await page(nil, size)
    var count = rows.count
    while count == size {
        let next = try await page(rows.last, size)
        count = next.count
        rows += next
    }
    return rows
}

extension PageMoney {
    init(minor: Int64, _ currency: Currency) {
        self.init(minor: minor, exponent: currency.exponent, currency: currency.code)
    }
}

extension Currency {
    /// The currency of a code from the books.
    ///
    /// Throws `internal` where this version does not know it.
    static func known(_ code: String) throws(Refusal) -> Currency {
        guard let currency = Currency(code) else { throw Refusal(.internalFault) }
        return currency
    }
}
