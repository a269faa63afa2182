import Latitude
import Testing

@testable import LatitudeExports

/// Postings of a month as the books might have them, names that mean harm included.
enum Samples {
    /// Three entries: dollars, yen, and dollars back.
    static func october() throws -> [PostingLine] {
        let usd = try #require(Currency("USD"))
        let jpy = try #require(Currency("JPY"))
        return entry(48_207, usd, 12_000, "spend", "P4F6", "Peachtree, Atlanta", "FO")
            + entry(48_208, jpy, 1_200, "settle", "EDA4", "日比谷", "=1+1")
            + entry(48_209, usd, -2_050, "repay", "P4F6", "Peachtree, Atlanta", "FO")
    }

    /// A debit and a credit of one sum; a negative one is given back.
    static func entry(
        _ number: Int64,
        _ currency: Currency,
        _ amount: Int64,
        _ kind: String,
        _ code: String,
        _ property: String = "Grand",
        _ centre: String = "FO"
    ) -> [PostingLine] {
        var debit = PostingLine(entry: number, line: 1, currency: currency)
        debit.code = code
        debit.kind = kind
        debit.occurredOn = "2026-10-02"
        debit.bookedOn = "2026-10-03"
        debit.bookedAt = "2026-10-03T18:30:00Z"
        debit.property = property
        debit.costCentre = centre
        debit.costCentreName = "Front \"office\""
        debit.means = "till"
        debit.employee = "ada"
        debit.policy = 1
        debit.certification = 7
        debit.recovery = "6f1c2d34-8a5b-4c6d-9e7f-0a1b2c3d4e5f"
        debit.digest = "00ff"
        var credit = debit
        credit.line = 2
        debit.account = "service_recovery_expense"
        debit.accountName = "Service recovery expense"
        debit.accountKind = "expense"
        (credit.account, credit.accountName) = ("petty_cash", "Petty cash")
        credit.accountKind = "asset"
        if amount < 0 {
            (debit.credit, credit.debit) = (-amount, -amount)
        } else {
            (debit.debit, credit.credit) = (amount, amount)
        }
        return [debit, credit]
    }

    /// The bytes of one file.
    static func text(
        _ format: ExportFormat,
        _ postings: [PostingLine],
        part: Int = 1
    ) throws -> (text: String, writer: ExportWriter) {
        let month = try #require(Month("2026-10"))
        var writer = ExportWriter(format, of: month, part: part)
        var bytes: [UInt8] = []
        let ordered =
            format.isByCurrency
            ? postings.sorted {
                ($0.currency.code, $0.entry, $0.line) < ($1.currency.code, $1.entry, $1.line)
            } : postings
        for posting in ordered {
            writer.add(posting)
            if writer.waiting > 200 { bytes += writer.take() }
        }
        writer.finish()
        bytes += writer.take()
        return (String(decoding: bytes, as: UTF8.self), writer)
    }
}
