/// A currency of ISO 4217 whose smallest unit is a whole, a hundredth or a thousandth.
///
/// The list is ISO 4217 as amended to 2025 (https://www.six-group.com/en/products-services/
/// financial-information/data-standards.html), without funds, metals, testing codes and the two
/// codes with four decimals.
public struct Currency: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Three upper-case letters such as `USD`.
    public let code: String
    /// Decimals of the smallest unit: 0, 2 or 3.
    public let exponent: Int

    /// Reads a code in either case; nil when it is none of the list.
    public init?(_ code: some StringProtocol) {
        let code = code.uppercased()
        guard let exponent = Self.exponents[code] else { return nil }
        self.code = code
        self.exponent = exponent
    }

    /// The code.
    public var description: String { code }

    /// How many smallest units make one whole: 1, 100 or 1,000.
    public var minorPerMajor: Int64 { exponent == 0 ? 1 : exponent == 2 ? 100 : 1_000 }

    /// Every known code, sorted.
    public static var codes: [String] { exponents.keys.sorted() }

    private static let exponents: [String: Int] = {
        var table: [String: Int] = [:]
        for code in withoutDecimals.split(separator: " ") { table[String(code)] = 0 }
        for code in withHundredths.split(separator: " ") { table[String(code)] = 2 }
        for code in withThousandths.split(separator: " ") { table[String(code)] = 3 }
        return table
    }()

    private static let withoutDecimals =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
    private static let withThousandths = "BHD IQD JOD KWD LYD OMR TND"
    private static let withHundredths = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
        CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP \
        GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD \
        LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB \
        PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC \
        SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW \
        ZWG
        """
}

extension Currency {
    /// Reads the code from a JSON string.
    ///
    /// Throws `DecodingError.dataCorrupted` when it is unknown.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let read = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "not a currency"
            )
        }
        self = read
    }

    /// Writes the code as a JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
