public import Messages

/// What stands for words that cannot be read any more: a damaged row, or a key that was lost.
///
/// One text that does not open must not hide the list it is in, nor pass for one that was erased.
/// `latitude-server check` names it.
public enum Unreadable {
    /// Takes the place of the words wherever they travel: the replacement character, U+FFFD, and an
    /// invisible word joiner.
    ///
    /// A replacement character alone may have been pasted, from a text that was misread elsewhere;
    /// then it is what somebody wrote.
    public static let mark = "\u{FFFD}\u{2060}"

    /// A text as it is shown: the mark becomes words of the reader's language.
    public static func shown(_ text: String, in language: Language) -> String {
        guard text.contains(mark) else { return text }
        return text.replacing(mark, with: Messages.of(language)("unreadable.words"))
    }
}
