import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

extension Request {
    /// The body, decoded; at most 64 kB, arriving within 15 seconds.
    ///
    /// Throws `body_too_large`, `body_too_slow`, `text_invalid`, `malformed_body` or
    /// `value_malformed`, which names the value.
    func body<Body: Decodable & Sendable>(_ type: Body.Type) async throws -> Body {
        let data = try await collectedBody()
        guard String(validating: data, as: UTF8.self) != nil else {
            throw Refusal(.textInvalid, detail: "The body is not UTF-8.")
        }
        do {
            return try WireCoding.decoder().decode(type, from: data)
        } catch let error as DecodingError {
            let refusal = Refusal(error)
            // A number out of range is told without its place; the JSON around it is fine.
            guard refusal.code == .malformedBody, Self.isObject(data) else { throw refusal }
            throw Refusal(.valueMalformed)
        }
    }

    private static func isObject(_ data: Data) -> Bool {
        (try? JSONSerialization.jsonObject(with: data)) is [String: Any]
    }

    func collectedBody() async throws -> Data { Data(buffer: try await collected(.json)) }

    /// The body as it came, within limits; throws `body_too_large` or `body_too_slow`.
    func collected(_ limit: BodyLimit) async throws -> ByteBuffer {
        let declared = headers[.contentLength].flatMap { Int($0) } ?? 0
        guard declared <= limit.bytes else { throw Refusal(.bodyTooLarge) }
        let body = self.body
        return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask {
                do {
                    return try await body.collect(upTo: limit.bytes)
                } catch is NIOTooManyBytesError {
                    throw Refusal(.bodyTooLarge)
                } catch is HTTPParserError {
                    throw Refusal(.bodyBroken)
                }
            }
            group.addTask {
                try await Task.sleep(for: limit.time)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let bytes = first else {
                throw Refusal(.bodyTooSlow)
            }
            return bytes
        }
    }
}

/// How much a request body may be, and how long it may take: Hummingbird sets neither by itself.
struct BodyLimit: Sendable {
    let bytes: Int
    let time: Duration

    static let json = BodyLimit(bytes: 65_536, time: .seconds(15))
    /// A plan of ten thousand lines and more.
    static let plan = BodyLimit(bytes: 1 << 20, time: .seconds(15))
    static let file = BodyLimit(bytes: EvidenceFile.mostBytes, time: .seconds(60))
}

extension Refusal {
    /// What was wrong with a body, naming the value but not quoting it.
    init(_ error: DecodingError) {
        switch error {
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self.init(.malformedBody)
        case .dataCorrupted(let context), .typeMismatch(_, let context):
            self.init(context, "cannot be read")
        case .keyNotFound(let key, let context):
            let path = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
            self.init(.valueMalformed, detail: "“\(path)” is missing.")
        case .valueNotFound(_, let context): self.init(context, "is null")
        @unknown default: self.init(.malformedBody)
        }
    }

    private init(_ context: DecodingError.Context, _ verb: String) {
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        guard !path.isEmpty else {
            self.init(.malformedBody)
            return
        }
        self.init(.valueMalformed, detail: "“\(path)” \(verb).")
    }
}
