import Foundation
import LatitudeFiles
import Testing

@Suite("Noise handed in")
struct NoiseTests {
    /// Reads bytes as every kind of file; each must end in values or in faults at real places.
    private func read(_ data: Data) {
        let found = [
            told(data, PeopleFile.read), told(data, CertificationsFile.read),
            told(data, PolicyFile.read), told(data, OrganisationFile.read),
        ]
        for line in found.joined() where !line.hasPrefix("and ") {
            let place = line.split(separator: ":").prefix(2).compactMap { Int($0) }
            #expect(place.count == 2 && place.allSatisfy { $0 > 0 }, "\(line)")
        }
    }

    @Test("of any bytes ends in values or faults")
    func bytes() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...120, using: &generator)
            read(Data((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }))
        }
    }

    @Test("of the pieces tables and YAML are made of ends in values or faults")
    func pieces() {
        var generator = SeededGenerator(seed: 2)
        let pieces = [
            "handle", "name", "property", "from", "cost centre", ",", ";", "\t", "\"", "\"\"", "\r",
            "\n", "\r\n", " ", "  ", ": ", "- ", "[", "]", "{", "}", "&a ", "*a", "? ", "| ", "> ",
            "|\n", "#", "'", "!", "!!int ", "%", "@", "`", "---\n", "...\n", "limits:", "scope: ",
            "2026-01-01", "03/04/2026", "é", "e\u{301}", "👩‍👧", "\u{2028}", "\u{85}", "\u{FEFF}",
            "\u{E000}", "\\", "\\x41", "<<: ", "~", "text: ", "en", "handle,course,from,until\n",
        ]
        for _ in 0..<1_000 {
            let count = Int.random(in: 0...40, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }
            read(Data(text.joined().utf8))
        }
    }

    @Test("in a good file ends in values or faults")
    func changes() {
        var generator = SeededGenerator(seed: 3)
        let good = [
            person(), "name: A\nproperties:\n  - {name: B, time zone: UTC, currency: USD}\n",
            "property: A\nfrom: 2026-01-01\nowner: B\ntext: {en: a}\n"
                + "limits:\n- {scope: incident}\n",
        ]
        for _ in 0..<600 {
            var bytes = Array((good.randomElement(using: &generator) ?? "").utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
            read(Data(bytes))
        }
    }
}
