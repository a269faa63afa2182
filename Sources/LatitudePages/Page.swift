/// One page in one state: values in, HTML out.
///
/// A new page is a value, a view with the properties its template names, and texts in both
/// languages; the stories of the tests show every state of it.
public protocol Page: Sendable {
    /// The values of this page, put together for its template.
    func rendering(in frame: Frame) -> Rendering
}

extension Page {
    /// The whole document, to be sent as `text/html; charset=utf-8`.
    ///
    /// It holds no script, no `style` attribute and no address of another host. A page with a form
    /// token must not be stored by anybody on the way.
    public func html(_ frame: Frame) -> String {
        let rendering = rendering(in: frame)
        return rendering.template.render(rendering.root)
    }
}

/// A page's values beside the template they belong to.
public struct Rendering: Sendable {
    let template: Template
    let root: any Sendable

    /// Values for a template.
    ///
    /// - Parameters:
    ///   - template: The page's own template, which fills the layout.
    ///   - frame: Who asks, and where.
    ///   - head: What the layout has to know of the page.
    ///   - texts: The page's words, `t` in the template.
    ///   - page: Its values, `page` in the template.
    init(
        _ template: Template,
        in frame: Frame,
        head: PageHead,
        texts: some Sendable,
        page: some Sendable
    ) {
        self.template = template
        root = PageRoot(
            frame: FrameView(frame, head: head),
            form: frame.formToken.text,
            t: texts,
            page: page
        )
    }
}

/// What a template sees: its tags are these names, and the names inside.
struct PageRoot<Texts: Sendable, Content: Sendable>: Sendable {
    let frame: FrameView
    let form: String
    let t: Texts
    let page: Content
}
