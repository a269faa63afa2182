import Rainbow

/// Colours for a terminal, or none; nothing is said by colour alone.
struct Palette: Sendable {
    let isOn: Bool

    func good(_ text: String) -> String { styled(text, [NamedColor.green, Style.bold]) }
    func bad(_ text: String) -> String { styled(text, [NamedColor.red, Style.bold]) }
    func strong(_ text: String) -> String { styled(text, [Style.bold]) }
    func faint(_ text: String) -> String { styled(text, [Style.dim]) }

    // Rainbow's own switch is one for the process; streams differ, so only its codes are used.
    private func styled(_ text: String, _ modes: [any ModeCode]) -> String {
        guard isOn, !text.isEmpty else { return text }
        let codes = modes.flatMap(\.value).map { String($0) }.joined(separator: ";")
        return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }
}
