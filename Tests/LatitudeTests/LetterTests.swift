import Latitude
import Testing

@Suite("A letter's own sentence")
struct LetterTests {
    private static let given = [
        "Letter of praise", "You put a guest right, and this is how it was told:",
        "With thanks and respect,", "She flew to Honolulu with his laptop. He cried.",
        "James Edward Okafor",
    ]

    private static func write(_ text: String) throws -> Letter {
        let code = try #require(RecoveryReference("7K2M"))
        let words = try Words(text, field: "words")
        return try Letter(id: Identifier(), recovery: code, words: words, given: given)
    }

    @Test(
        "is what neither the story nor the letter says already",
        arguments: [
            "You kept calm", "Brawo! Gość wyszedł uśmiechnięty.", "Well done.\nThe night went on",
            "She flew to Honolulu with his laptop. I would have sent a parcel.",
            "彼女は電話を置く前にワインを届けました。",
        ]
    )
    func taken(text: String) throws {
        #expect(try Self.write(text).words.text == text)
    }

    @Test(
        "is no greeting, no number, no name and no copy",
        arguments: [
            "Well done!", "Thank you. Great. Super.", "1 2 3 4 5", "…!?", "James Edward Okafor",
            "With thanks and respect", "she FLEW to honolulu, with his laptop",
            "You put a guest right, and this is how it was told: He cried.",
            "flew to Honolulu with his", "ありが",
        ]
    )
    func refused(text: String) {
        #expect(throws: Refusal(.letterSentence)) { try Self.write(text) }
    }
}
