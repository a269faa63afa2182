/// A start tag as a browser would read it, with the text up to the next one.
struct HTMLTag {
    let name: String
    /// Its attributes with their values as written; one without a value has an empty one.
    let attributes: [(name: String, value: String)]
    /// What stands between it and the next tag of any kind.
    let text: String

    subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// Every start tag of a document, in order.
    static func all(in html: String) -> [HTMLTag] {
        // Unicode scalars, as a browser sees a mark even where an accent follows it.
        let scalars = Array(html.unicodeScalars)
        var tags: [HTMLTag] = []
        var index = 0
        while let open = scalars[index...].firstIndex(of: "<") {
            index = open + 1
            guard index < scalars.count, scalars[index].properties.isAlphabetic else { continue }
            let name = take(scalars, &index) { !" \n>/".unicodeScalars.contains($0) }
            let attributes = attributes(scalars, &index)
            var end = index
            let text = take(scalars, &end) { $0 != "<" }
            tags.append(HTMLTag(name: name, attributes: attributes, text: text))
        }
        return tags
    }

    private static func attributes(
        _ scalars: [Unicode.Scalar],
        _ index: inout Int
    ) -> [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        while index < scalars.count, scalars[index] != ">" {
            _ = take(scalars, &index) { " \n/".unicodeScalars.contains($0) }
            let name = take(scalars, &index) { !" \n=>/".unicodeScalars.contains($0) }
            guard !name.isEmpty else { continue }
            guard index < scalars.count, scalars[index] == "=" else {
                attributes.append((name, ""))
                continue
            }
            index += 2
            attributes.append((name, take(scalars, &index) { $0 != "\"" }))
            index += 1
        }
        index += 1
        return attributes
    }

    private static func take(
        _ scalars: [Unicode.Scalar],
        _ index: inout Int,
        while isWanted: (Unicode.Scalar) -> Bool
    ) -> String {
        let part = scalars[min(index, scalars.count)...].prefix(while: isWanted)
        index += part.count
        var text = String.UnicodeScalarView()
        text.append(contentsOf: part)
        return String(text)
    }
}
