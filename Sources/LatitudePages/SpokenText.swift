import Messages

/// Codes as one says them over the radio: letters by the ICAO alphabet, which is the same in every
/// language, digits in the speaker's own.
enum SpokenText {
    /// `seven, kilo, two, mike` for `7K2M`; a character that is neither stands as it is.
    static func words(_ code: String, in language: Language) -> String {
        let digits = language == .pl ? polishDigits : englishDigits
        return code.map { character in
            if let digit = character.wholeNumberValue, (0...9).contains(digit) {
                return digits[digit]
            }
            return letters[character] ?? String(character)
        }.joined(separator: ", ")
    }

    private static let letters: [Character: String] = {
        let names = """
            alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november \
            oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu
            """
        return Dictionary(
            uniqueKeysWithValues: zip(
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                names.split(separator: " ").map(String.init)
            )
        )
    }()
    private static let englishDigits = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ]
    private static let polishDigits = [
        "zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć",
    ]
}
