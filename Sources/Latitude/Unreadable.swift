public import Messages

/// What stands for words that cannot be read any more: a damaged row, or a key that was lost.
///
/// One text that does not open must not hide the list it is in, nor pass for one that was erased.
/// `latitude-server check` names it.
public enum Unreadable {
    /// Takes the place of the words wherever they travel: U+FFFD, the replacement character.
    public static let mark = "\u{FFFD}"

    /// A text as it is shown: the mark becomes words of the reader's language.
    public static func shown(_ text: String, in language: Language) -> String {
        guard text.contains(mark) else { return text }
        return text.replacing(mark, with: Messages.of(language)("unreadable.words"))
    }
}
