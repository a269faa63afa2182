/// The passphrases that whoever guesses would try first.
enum WellKnownPassphrases {
    /// In lower case, of eight characters or more.
    static let all: Set<String> = {
        let text = String(decoding: PackageResources.well_known_txt, as: UTF8.self)
        return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
    }()
}
