import Foundation
import Latitude

/// Files the user names.
enum LocalFile {
    /// More than any note or list of keys has, in bytes.
    static let mostBytes = 1 << 20

    /// Throws `value_malformed` where there is no such file, or it is none to read.
    static func read(_ path: String) throws(Refusal) -> Data {
        let data = try read(path, upTo: mostBytes + 1)
        guard !data.isEmpty, data.count <= mostBytes else {
            throw Refusal(
                .valueMalformed,
                detail: "\(path) is \(data.isEmpty ? "empty" : "too large").",
                youCan: ["name another file"]
            )
        }
        return data
    }

    /// The first `count` bytes of a file; throws as `read(_:)`.
    static func read(_ path: String, upTo count: Int) throws(Refusal) -> Data {
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            return try handle.read(upToCount: count) ?? Data()
        } catch {
            throw unusable(path, "read", error)
        }
    }

    /// Replaces the file whole, or leaves it as it was and throws `configuration`.
    static func write(_ data: Data, to path: String) throws(Refusal) {
        do {
            try data.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Refusal(
                .configuration,
                detail: "\(path) cannot be written: \(reason(error)).",
                youCan: ["name another place: --output"]
            )
        }
    }

    /// Makes a folder, and those above it, where there is none; throws `configuration`.
    static func makeFolder(_ path: String) throws(Refusal) {
        do {
            try FileManager.default.createDirectory(
                at: URL(filePath: path),
                withIntermediateDirectories: true
            )
        } catch {
            throw Refusal(
                .configuration,
                detail: "\(path) cannot be made: \(reason(error)).",
                youCan: ["name another place: --output"]
            )
        }
    }

    private static func unusable(_ path: String, _ verb: String, _ error: any Error) -> Refusal {
        Refusal(
            .valueMalformed,
            detail: "\(path) cannot be \(verb): \(reason(error)).",
            youCan: ["name another file"]
        )
    }

    private static func reason(_ error: any Error) -> String {
        let error = error as NSError
        let cause = (error.userInfo[NSUnderlyingErrorKey] as? any Error).map { $0 as NSError }
        let system = [cause, error].compactMap(\.self).first { $0.domain == NSPOSIXErrorDomain }
        return system.map { String(cString: strerror(Int32($0.code))) } ?? "the system refuses it"
    }
}
