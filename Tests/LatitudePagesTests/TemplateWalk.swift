@testable import LatitudePages

/// Walks templates with the values they are given, as Mustache does, and keeps what it met.
///
/// Mustache renders nothing for a tag nobody provides, so a misspelt one shows up nowhere else.
struct TemplateWalk {
    static let nodes: [Template: [TemplateNode]] = Dictionary(
        uniqueKeysWithValues: Template.allCases.map {
            ($0, TemplateReader.read($0.text, file: $0.rawValue))
        }
    )

    /// Tags met so far.
    private(set) var met: Set<TemplateTag> = []
    /// Properties read so far, as `Type.property`.
    private(set) var read: Set<String> = []
    /// What is wrong, in sentences.
    private(set) var findings: Set<String> = []

    mutating func walk(_ rendering: Rendering) {
        walk(Self.nodes[rendering.template] ?? [], [rendering.root], [:])
    }

    private mutating func walk(
        _ nodes: [TemplateNode],
        _ stack: [Any],
        _ blocks: [String: [TemplateNode]]
    ) {
        for node in nodes {
            switch node {
            case .variable(let tag):
                met.insert(tag)
                guard let value = look(tag, stack) else { continue }
                if !(value is String) { findings.insert("\(tag) is no text") }
            case .section(let tag, let isInverted, let inside):
                met.insert(tag)
                section(tag, isInverted, inside, stack, blocks)
            case .partial(let name):
                walk(template(name), stack, blocks)
            case .parent(let name, let own):
                walk(template(name), stack, own)
            case .block(let name, let inside):
                walk(blocks[name] ?? inside, stack, blocks)
            }
        }
    }

    private mutating func section(
        _ tag: TemplateTag,
        _ isInverted: Bool,
        _ inside: [TemplateNode],
        _ stack: [Any],
        _ blocks: [String: [TemplateNode]]
    ) {
        let value = look(tag, stack)
        let isOn = value as? Bool ?? ((value as? [Any])?.isEmpty != true && value != nil)
        guard isOn != isInverted else { return }
        guard !isInverted, let value, !(value is Bool) else { return walk(inside, stack, blocks) }
        for element in value as? [Any] ?? [value] { walk(inside, stack + [element], blocks) }
    }

    private func template(_ name: String) -> [TemplateNode] {
        Template(rawValue: name).flatMap { Self.nodes[$0] } ?? []
    }

    /// The value a tag names; nil where it is nil, and a finding where nobody has such a property.
    private mutating func look(_ tag: TemplateTag, _ stack: [Any]) -> Any? {
        if tag.name == "." { return stack.last }
        let names = tag.name.split(separator: ".").map(String.init)
        let isTopOnly = tag.name.hasPrefix(".")
        let holders = isTopOnly ? Array(stack.suffix(1)) : stack.reversed()
        guard let first = names.first,
            let holder = holders.first(where: { property(first, of: $0) != nil })
        else {
            findings.insert("\(tag): nobody has it")
            return nil
        }
        var value: Any? = holder
        for name in names {
            guard let object = value else { return nil }
            guard let property = property(name, of: object) else {
                findings.insert("\(tag): \(type(of: object)) has no \(name)")
                return nil
            }
            read.insert("\(String(reflecting: type(of: object))).\(name)")
            value = unwrapped(property)
        }
        // Mustache would go on to look for the name further out.
        if value == nil, !isTopOnly, names.count == 1 { findings.insert("\(tag): write .\(first)") }
        return value
    }

    private func property(_ name: String, of object: Any) -> Any? {
        Mirror(reflecting: object).children.first { $0.label == name }?.value
    }
}

/// What an optional holds, or the value itself.
func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    return mirror.displayStyle == .optional ? mirror.children.first?.value : value
}
