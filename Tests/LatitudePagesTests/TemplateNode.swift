import Foundation

/// A template as a tree of tags, read by this test's own means.
indirect enum TemplateNode: Sendable {
    case variable(TemplateTag)
    case section(TemplateTag, isInverted: Bool, [TemplateNode])
    case partial(String)
    case parent(String, blocks: [String: [TemplateNode]])
    case block(String, [TemplateNode])
}

/// A tag that names a value, and where it stands.
struct TemplateTag: Hashable, Sendable, CustomStringConvertible {
    let name: String
    let file: String
    let number: Int

    var description: String { "{{\(name)}}, tag \(number) of \(file).mustache" }
}

/// Reads a template.
struct TemplateReader {
    private let file: String
    private var rest: Substring
    private var number = 0

    static func read(_ text: String, file: String) -> [TemplateNode] {
        var reader = Self(file: file, rest: Substring(text))
        return reader.nodes(until: nil)
    }

    private init(file: String, rest: Substring) {
        self.file = file
        self.rest = rest
    }

    private mutating func next() -> (mark: Character?, tag: TemplateTag)? {
        guard let open = rest.range(of: "{{"), let close = rest.range(of: "}}") else { return nil }
        var name = rest[open.upperBound..<close.lowerBound]
        rest = rest[close.upperBound...]
        number += 1
        let mark = name.first.flatMap { "#^/><$&{!".contains($0) ? $0 : nil }
        if mark != nil { name = name.dropFirst() }
        return (mark, TemplateTag(name: String(name), file: file, number: number))
    }

    private mutating func nodes(until end: String?) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        while let (mark, tag) = next() {
            switch mark {
            case nil: nodes.append(.variable(tag))
            case "#", "^":
                let inside = self.nodes(until: tag.name)
                nodes.append(.section(tag, isInverted: mark == "^", inside))
            case ">": nodes.append(.partial(tag.name))
            case "$": nodes.append(.block(tag.name, self.nodes(until: tag.name)))
            case "<":
                var blocks: [String: [TemplateNode]] = [:]
                for case .block(let name, let inside) in self.nodes(until: tag.name) {
                    blocks[name] = inside
                }
                nodes.append(.parent(tag.name, blocks: blocks))
            case "/":
                precondition(tag.name == end, "\(tag) closes \(end ?? "nothing")")
                return nodes
            default: preconditionFailure("\(tag): a mark these templates do without")
            }
        }
        return nodes
    }
}
