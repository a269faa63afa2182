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
    /// The most rows a list gives as a file at once; what is longer is exported by month.
    static let fileRows = 10_000
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
