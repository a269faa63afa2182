public import Foundation
public import Latitude
import LatitudeAPI

/// What the server said of an act for certain.
public struct ActAnswer: Codable, Hashable, Sendable {
    /// Whether it was booked; otherwise `body` is a `Problem`.
    public let isBooked: Bool
    /// The answer's JSON, unchanged.
    public let body: String
    /// Who found it booked; nil where no other command than the act's own line did.
    public private(set) var settled: Settled?

    /// The command that found an act booked which another one had sent.
    public struct Settled: Codable, Hashable, Sendable {
        /// When it did.
        public let at: Date
        /// Its verb, such as `me`.
        public let verb: String
    }

    /// An answer that settles the act.
    public init(isBooked: Bool, body: Data) {
        self.isBooked = isBooked
        self.body = String(decoding: body, as: UTF8.self)
    }

    /// The same answer, found by another command than the act's own line.
    public func settled(at instant: Date, by verb: String) -> ActAnswer {
        var answer = self
        answer.settled = Settled(at: instant, verb: verb)
        return answer
    }
}

/// An unsettled act that this process alone may send, until it lets go or ends.
///
/// Its file has the act on the first line; the answer follows on the second as soon as it is known,
/// so that a process killed before it could tell the answer does not make the next one send again.
public final class ClaimedAct: Sendable {
    /// The act.
    public let act: Act
    /// Whether it was found on disk, so that it may have been sent before.
    public let isResumed: Bool
    /// The answer a killed process had got and perhaps not told; nil when none is known.
    public let answer: ActAnswer?
    /// The act's file.
    public let path: String
    private let lock: FileLock

    init(_ act: Act, isResumed: Bool, answer: ActAnswer?, path: String, lock: FileLock) {
        (self.act, self.isResumed, self.answer) = (act, isResumed, answer)
        (self.path, self.lock) = (path, lock)
    }

    /// Notes the answer beside the act, before anybody is told of it.
    ///
    /// A refusal is flushed: sent again it might be booked after the user was told that it was not.
    public func note(_ answer: ActAnswer) throws(Refusal) {
        try forgetAnswer()
        guard let line = try? WireCoding.encoder().encode(answer) else { return }
        guard
            lseek(lock.descriptor, 0, SEEK_END) >= 0,
            StateFile.writeAll(line + Data("\n".utf8), to: lock.descriptor),
            answer.isBooked || fdatasync(lock.descriptor) == 0
        else { throw .cannotWrite(path, errno) }
    }

    /// Takes a noted answer back, before the act is sent again.
    public func forgetAnswer() throws(Refusal) {
        let data = try StateFile.bytes(of: lock.descriptor, path: path)
        guard let end = data.firstIndex(of: UInt8(ascii: "\n")) else { return }
        guard ftruncate(lock.descriptor, off_t(end + 1)) == 0 else {
            throw .cannotWrite(path, errno)
        }
    }

    /// Moves the file, with a booking's answer, to where the act's own line finds it when typed
    /// again: the act is settled, and its line was not told.
    ///
    /// The answer is flushed before the file moves, and it moves whole, so that it is unsettled or
    /// settled at every moment. Where this throws, it mostly is unsettled as before.
    public func keep(_ answer: ActAnswer, in state: StateDirectory) throws(Refusal) {
        try note(answer)
        guard fsync(lock.descriptor) == 0 else { throw .cannotWrite(path, errno) }
        try state.create(state.settled)
        let kept = "\(state.settled)/\(act.id).json"
        guard rename(path, kept) == 0 else { throw .cannotWrite(kept, errno) }
        try StateFile.flushDirectory(of: kept)
        try StateFile.flushDirectory(of: path)
    }

    /// Removes the file: the act is settled and its answer was told.
    public func settle() throws(Refusal) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .cannotWrite(path, errno) }
        try StateFile.flushDirectory(of: path)
    }
}

/// The two lines of an act's file.
struct ActFile {
    let act: Act
    let answer: ActAnswer?

    /// What reading the two lines came to.
    enum Reading {
        case act(ActFile)
        case ofNewerVersion
        case unreadable
    }

    private struct Versioned: Decodable { let version: Int }

    static func read(_ data: Data) -> Reading {
        let decoder = WireCoding.decoder()
        let lines = data.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
        guard let first = lines.first else { return .unreadable }
        guard let version = try? decoder.decode(Versioned.self, from: first).version else {
            return .unreadable
        }
        guard version <= Act.currentVersion else { return .ofNewerVersion }
        guard let act = try? decoder.decode(Act.self, from: first) else { return .unreadable }
        // A second line cut short by a crash is no answer.
        let second = lines.count == 2 && lines[1].last == UInt8(ascii: "\n") ? lines[1] : nil
        let answer = second.flatMap { try? decoder.decode(ActAnswer.self, from: $0) }
        return .act(ActFile(act: act, answer: answer))
    }

    static func firstLine(of act: Act) throws(Refusal) -> Data {
        guard let line = try? WireCoding.encoder().encode(act) else {
            throw Refusal(.internalFault, detail: "The act cannot be written as JSON.")
        }
        return line + Data("\n".utf8)
    }
}
