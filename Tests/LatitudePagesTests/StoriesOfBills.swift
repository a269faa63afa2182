import LatitudePages

extension Stories {
    private static func bill(
        _ file: BillsPage.File?,
        reason: String? = nil,
        isErased: Bool = false
    ) -> BillsPage.Bill {
        BillsPage.Bill(
            id: "1c9d8e7f-6a5b-4c3d-8e1f-0a9b8c7d6e5f",
            file: file,
            reason: reason,
            addedAt: evening,
            isErased: isErased
        )
    }

    private static func page(
        _ state: BillsPage.State,
        _ bills: [BillsPage.Bill],
        isOwn: Bool = true,
        isAdded: Bool = false,
        trouble: BillsPage.Trouble? = nil
    ) -> BillsPage {
        BillsPage(
            code: "7K2M",
            state: state,
            receiptsFrom: dollars(7_500),
            bills: bills,
            nextID: isOwn ? "6f1c2d34-8a5b-4c6d-9e7f-0a1b2c3d4e5f" : nil,
            isAdded: isAdded,
            trouble: trouble
        )
    }

    private static let photo = BillsPage.File(kind: "JPG", bytes: 1_234_567)

    static let bills =
        [
            inside("bills", page(.missing, [])),
            inside("bills-not-wanted", page(.notWanted, [])),
            inside(
                "bills-there",
                page(
                    .there,
                    [
                        bill(nil, reason: "Taksówka nie miała paragonu, a kierowca odjechał."),
                        bill(photo), bill(.init(kind: "PDF", bytes: 900), isErased: true),
                    ],
                    isAdded: true
                )
            ),
            inside("bills-told", page(.missingTold, [bill(nil, reason: "lost")], isOwn: false)),
        ]
        + BillsPage.Trouble.allCases.map { trouble in
            inside("bills-\(trouble.rawValue)", page(.missing, [], trouble: trouble))
        }
}
