import Latitude

/// A form with a file in it, as a browser sends one (RFC 7578): parts between boundaries.
///
/// Only names and contents are taken; what a browser says of a file's name or type is not believed.
struct MultipartForm: Sendable {
    private let parts: [String: [UInt8]]

    /// The most parts a form has, and the most bytes before the content of one.
    private static let mostParts = 20
    private static let mostHead = 8_192

    /// Reads a body whose `Content-Type` is this; throws `malformed_body`.
    init(_ body: [UInt8], contentType: String?) throws(Refusal) {
        guard let boundary = Self.boundary(contentType ?? "") else {
            throw Refusal(.malformedBody, detail: "It is no form with a file.")
        }
        let mark = Array("--\(boundary)".utf8)
        guard var place = Self.find(mark, in: body, from: 0) else { throw Refusal(.malformedBody) }
        place += mark.count
        var parts: [String: [UInt8]] = [:]
        while !body[place...].starts(with: Array("--".utf8)) {
            guard parts.count < Self.mostParts,
                let start = Self.find(Self.lineEnd, in: body, from: place),
                let head = Self.find(Self.headEnd, in: body, from: start),
                head - start <= Self.mostHead,
                let end = Self.find(Self.lineEnd + mark, in: body, from: head + 2),
                let name = Self.name(body[start..<head]), parts[name] == nil
            else { throw Refusal(.malformedBody) }
            let content = min(head + Self.headEnd.count, end)
            parts[name] = Array(body[content..<end])
            place = end + Self.lineEnd.count + mark.count
        }
        self.parts = parts
    }

    /// A field's text; nil when it was not sent, or is none.
    func text(_ name: String) -> String? {
        parts[name].flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// A field's bytes; nil when it was not sent, or nothing was chosen.
    func file(_ name: String) -> [UInt8]? {
        parts[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    private static let headEnd: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]

    /// Where `part` begins, at `start` or later.
    private static func find(_ part: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + part.count <= body.count,
            let found = body[place...].firstIndex(of: part[0])
        {
            if body[found...].starts(with: part) { return found }
            place = found + 1
        }
        return nil
    }

    /// The boundary a content type names: 1 to 70 characters (RFC 2046, section 5.1.1).
    private static func boundary(_ type: String) -> String? {
        let parts = type.split(separator: ";").map { $0.trimming(" ") }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        let named = parts.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }
        guard let value = named?.dropFirst("boundary=".count).trimming("\"") else { return nil }
        return (1...70).contains(value.utf8.count) ? String(value) : nil
    }

    /// The name in a part's `Content-Disposition`.
    private static func name(_ head: ArraySlice<UInt8>) -> String? {
        let lines = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
        let line = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        let parts = line?.split(separator: ";").map { $0.trimming(" ") } ?? []
        guard parts.first?.lowercased().hasSuffix("form-data") == true else { return nil }
        let named = parts.first { $0.lowercased().hasPrefix("name=") }
        return named.map { String($0.dropFirst("name=".count).trimming("\"")) }
    }
}

extension Substring {
    /// Without that character at either end.
    fileprivate func trimming(_ character: Character) -> Substring {
        var text = drop { $0 == character }
        while text.last == character { text.removeLast() }
        return text
    }
}
