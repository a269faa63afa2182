import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Vault

/// A cover note whose signature does not hold; the command ends with 7, as a failed check does.
struct NotGenuine: Error {
    /// What is wrong, in whole sentences.
    let detail: String

    /// The exit code of integrity that does not hold.
    static let exitCode: Int32 = 7

    private struct Told: Encodable {
        let isGenuine = false
        let detail: String
    }

    var card: Card {
        Card(tone: .bad, lead: "Not genuine:", text: Printable.line(detail))
    }

    var json: String {
        let data = (try? WireCoding.encoder().encode(Told(detail: detail))) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}

/// A cover note that was checked without the server.
struct CoverProof {
    private let note: SignedNote
    private let key: VerifyingKey

    private struct Told: Encodable {
        let isGenuine = true
        let key: String
        let body: String
    }

    /// Reads and checks a note; `keys` names a file of keys, nil takes those kept at sign-in.
    ///
    /// Throws `NotGenuine` where the signature does not hold, and `Refusal` where there is nothing
    /// to check or to check it with.
    init(_ path: String, keys: String?, in context: Context) throws {
        let bytes = try Self.bytes(path, in: context)
        do throws(NoteFault) {
            note = try SignedNote(bytes: bytes)
        } catch {
            throw Refusal(
                .valueMalformed,
                detail: error.description,
                rule: "A cover note is checked as it was signed, byte for byte.",
                youCan: ["fetch it again: latitude cover CODE --output FILE"]
            )
        }
        let known = try keys.map(Self.keys(in:)) ?? Self.kept(in: context)
        do throws(NoteFault) {
            key = try note.verify(known)
        } catch {
            throw NotGenuine(detail: error.description)
        }
    }

    /// Whether it has the form of a note, whoever signed it.
    static func isNote(_ data: Data) -> Bool { (try? SignedNote(bytes: Array(data))) != nil }

    /// Says that it is genuine, with what it says.
    func tell(json: Bool, in context: Context) throws {
        let out = context.console.out
        guard !json else {
            let data = try WireCoding.encoder().encode(Told(key: key.id, body: note.body))
            return try out.write(line: String(decoding: data, as: UTF8.self))
        }
        let lines = Printable.paragraphs(note.body).filter { $0.contains { $0 != " " } }
        var card = Card(
            tone: .good,
            lead: "The cover note is genuine:",
            text: lines.first ?? "",
            rows: lines.dropFirst().map(Self.row)
        )
        card.rows.append(.fact("Signed with", "key \(key.id)"))
        try out.write(card.text(out.palette))
    }

    /// `Policy: 3` as a label and words, anything else as words.
    private static func row(_ line: String) -> Card.Row {
        guard let mark = line.firstRange(of: ": "), !line.hasPrefix(" ") else {
            return .note(line)
        }
        let label = String(line[..<mark.lowerBound])
        guard TextWidth.of(label) <= 20 else { return .note(line) }
        return .fact(label, String(line[mark.upperBound...]))
    }

    private static func bytes(_ path: String, in context: Context) throws(Refusal) -> [UInt8] {
        guard path == "-" else { return Array(try LocalFile.read(path)) }
        guard let text = context.console.input.readAll() else { throw Refusal(.textInvalid) }
        return Array(text.utf8)
    }

    /// The keys of a file, one a line; throws `value_malformed` where there is none or no key.
    private static func keys(in path: String) throws(Refusal) -> [VerifyingKey] {
        let text = String(decoding: try LocalFile.read(path), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).filter { line in
            line.contains { !$0.isWhitespace } && !line.hasPrefix("#")
        }
        do throws(KeyFault) {
            var keys: [VerifyingKey] = []
            for line in lines { keys.append(try VerifyingKey(text: String(line))) }
            guard !keys.isEmpty else { throw .noKey }
            return keys
        } catch {
            throw Refusal(
                .valueMalformed,
                detail: "\(path): \(error)",
                youCan: ["get the keys again, from /api/v1/keys of the house's server"]
            )
        }
    }

    private static func kept(in context: Context) throws(Refusal) -> [VerifyingKey] {
        let state = try StateDirectory(environment: context.environment)
        // A key of a newer kind is not ours to read; the others still count.
        let keys = try KeysFile(state).load()?.keys.compactMap { try? VerifyingKey(text: $0) } ?? []
        guard !keys.isEmpty else {
            throw Refusal(
                .configuration,
                detail: "No verifying keys are kept here.",
                youCan: [
                    "sign in once, which keeps them: latitude login",
                    "name a file of them: --key FILE",
                ]
            )
        }
        return keys
    }
}
