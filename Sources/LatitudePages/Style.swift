/// The one style sheet of all pages.
public enum Style {
    /// The sheet, in UTF-8.
    public static let bytes: [UInt8] =
        PackageResources.tokens_css + PackageResources.frame_css + PackageResources.parts_css
        + PackageResources.forms_css + PackageResources.tables_css
        + PackageResources.letters_css + PackageResources.charts_css + PackageResources.print_css

    /// Where it stands, such as `/style-0123456789ab.css`.
    ///
    /// The name changes with the content, so what it names may be kept forever.
    public static let path = "/style-\(digest(of: bytes)).css"

    /// The first 12 hexadecimal digits of the 64-bit FNV-1a hash
    /// (http://www.isthe.com/chongo/tech/comp/fnv/).
    ///
    /// It tells releases apart and proves nothing, so it need not be a cryptographic one.
    static func digest(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(12))
    }
}
