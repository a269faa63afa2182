// The Polish words go on: what the books say.
extension RefusalCode {
    static let polishBooks: [RefusalCode: RefusalWords] = polishActs.merging(polishMonths) { $1 }

    private static let polishActs: [RefusalCode: RefusalWords] = [
        .idReused: RefusalWords(
            "Ten formularz zapisano już z inną treścią.",
            rule: "Jeden formularz to jedno działanie, choćby był wysłany wiele razy.",
            youCan: ["otworzyć nowy formularz", "sprawdzić, co jest zapisane, w Moich działaniach"]
        ),
        .unknownCode: RefusalWords(
            "Nie ma takiego działania.",
            rule: "Kod ma co najmniej cztery znaki, na przykład 7K2M.",
            youCan: ["odszukać je na liście działań"]
        ),
        .notYours: RefusalWords(
            "To działanie kogoś innego.",
            rule: "Cofa, rozlicza i opisuje je osoba, która je zapisała, a po niej następca.",
            youCan: ["podać kod tej osobie", "poprosić finanse o cofnięcie, z powodem"]
        ),
        .employeeLeft: RefusalWords(
            "Twój fundusz skończył się z ostatnim dniem pracy.",
            rule: "Fundusz jest otwarty, póki jego właściciel tu pracuje.",
            youCan: ["przekazać gościa osobie na zmianie", "poprosić o poprawienie tego dnia"]
        ),
        .dateInFuture: RefusalWords(
            "Podany czas jest w przyszłości.",
            rule: "Działanie zapisuje się, gdy już się wydarzy.",
            youCan: ["zablokować kwotę zamiast ją wydać"]
        ),
        .dateTooOld: RefusalWords(
            "Podany czas jest dawniej niż siedem dni temu.",
            rule: "Działanie zapisuje się w ciągu siedmiu dni.",
            youCan: ["zapisać je dzisiaj i napisać w słowach, kiedy to było"]
        ),
        .notCertified: RefusalWords(
            "Twój fundusz otworzy się z pierwszym certyfikatem.",
            rule: "Fundusz jest otwarty, póki jego właściciel ma ważny certyfikat.",
            youCan: ["pomóc czasem i poprosić o zapis osobę z certyfikatem", "przejść szkolenie"]
        ),
        .certificateExpired: RefusalWords(
            "Certyfikat stracił ważność, a z nim fundusz.",
            rule: "Fundusz jest otwarty, póki jego właściciel ma ważny certyfikat.",
            youCan: ["odnowić certyfikat", "poprosić o zapis osobę z certyfikatem"]
        ),
        .currencyOfFund: RefusalWords(
            "Ten fundusz jest w innej walucie.",
            rule: "Wydatek jest w walucie obiektu.",
            youCan: ["podać kwotę w walucie obiektu, po kursie z rachunku"]
        ),
        .noPolicy: RefusalWords(
            "W Twoim obiekcie nie obowiązują żadne limity, więc żaden fundusz nie jest otwarty.",
            rule: "Fundusz to to, co przyznają obowiązujące zasady.",
            youCan: ["poprosić administrację o wprowadzenie zasad"]
        ),
        .overLimit: RefusalWords(
            "To więcej, niż zostało.",
            rule: "Wydatek mieści się w każdym stałym limicie zasad.",
            youCan: ["wydać to, co zostało", "poprosić o zapis osobę z certyfikatem"]
        ),
        .alreadyReversed: RefusalWords(
            "To działanie jest już cofnięte.",
            rule: "Działanie cofa się raz i nic po tym nie następuje.",
            youCan: ["zapisać je od nowa"]
        ),
        .notAHold: RefusalWords(
            "To działanie nie jest blokadą.",
            rule: "Rozlicza się i zwalnia tylko blokady.",
            youCan: ["cofnąć pomyłkę", "zapisać pieniądze, które wróciły"]
        ),
        .alreadySettled: RefusalWords(
            "Ta blokada jest już rozliczona.",
            rule: "Blokadę rozlicza się raz.",
            youCan: ["zapisać to, co doszło, jako nowy wydatek"]
        ),
        .alreadyReleased: RefusalWords(
            "Ta blokada jest już zwolniona.",
            rule: "Zwolniona blokada się skończyła.",
            youCan: ["wydać albo zablokować od nowa"]
        ),
        .holdExpired: RefusalWords(
            "Czas blokady minął; pieniądze wróciły do funduszu.",
            rule: "Blokada liczy się, póki trwa jej czas.",
            youCan: ["zapisać zapłaconą kwotę jako nowy wydatek"]
        ),
        .holdOpen: RefusalWords(
            "To blokada i nic z niej nie wydano.",
            rule: "Blokadę oddaje się przez zwolnienie.",
            youCan: ["zwolnić blokadę"]
        ),
        .overHold: RefusalWords(
            "To więcej, niż zablokowano.",
            rule: "Blokadę rozlicza się raz, najwyżej na zablokowaną kwotę.",
            youCan: ["rozliczyć zablokowaną kwotę, a resztę zapisać jako wydatek"]
        ),
        .overRepayable: RefusalWords(
            "To więcej, niż zostało do zwrotu.",
            rule: "Zwroty razem sięgają najwyżej tego, co wydano.",
            youCan: ["sprawdzić w działaniu, ile zostało do zwrotu"]
        ),
        .overOwnMoney: RefusalWords(
            "To więcej, niż dano z własnej kieszeni na to działanie.",
            rule: "Do własnej kieszeni wraca najwyżej to, co z niej wyszło.",
            youCan: ["wskazać, dokąd trafiły pieniądze", "sprawdzić, jak zapłacono"]
        ),
        .evidenceUnknown: RefusalWords(
            "To działanie nie ma takiego pliku.",
            rule: "Plik znika razem z danymi gościa.",
            youCan: ["zobaczyć, jakie rachunki są przy działaniu"]
        ),
        .evidenceFull: RefusalWords(
            "To działanie ma już 20 plików.",
            rule: "Działanie mieści najwyżej 20 plików i wyjaśnień.",
            youCan: ["zobaczyć, jakie rachunki są przy działaniu"]
        ),
    ]

    private static let polishMonths: [RefusalCode: RefusalWords] = [
        .periodUnknown: RefusalWords(
            "W księgach nie ma takiego miesiąca.",
            rule: "Miesiąc zapisuje się jak 2026-10 i musi się już zacząć.",
            youCan: ["wybrać miesiąc z formularza na stronie"]
        ),
        .periodNotOver: RefusalWords(
            "Ten miesiąc nie wszędzie się skończył.",
            rule: "Miesiąc zamyka się, gdy minie w strefie czasowej każdego obiektu.",
            youCan: ["zamknąć go, gdy minie", "pobrać go takim, jaki jest"]
        ),
        .periodClosed: RefusalWords(
            "Ten miesiąc jest już zamknięty.",
            rule: "Miesiąc zamyka się raz, chyba że otwarto go ponownie.",
            youCan: ["sprawdzić na stronie Zamknięcie, kiedy i kto"]
        ),
        .periodOlderOpen: RefusalWords(
            "Starszy miesiąc jest jeszcze otwarty.",
            rule: "Miesiące zamyka się po kolei, od najstarszego.",
            youCan: ["zamknąć najpierw starszy, na stronie Zamknięcie"]
        ),
        .periodOpen: RefusalWords(
            "Ten miesiąc jest już otwarty.",
            rule: "Ponownie otwiera się tylko zamknięty miesiąc.",
            youCan: ["sprawdzić miesiące na stronie Zamknięcie"]
        ),
        .periodLaterClosed: RefusalWords(
            "Późniejszy miesiąc jest zamknięty.",
            rule: "Miesiące otwiera się po kolei, od ostatniego.",
            youCan: ["otworzyć najpierw późniejszy, na stronie Zamknięcie"]
        ),
        .formatUnknown: RefusalWords(
            "Nie ma takiego formatu.",
            rule: "Miesiąc pobiera się jako csv, jsonl, hledger, beancount, xero lub quickbooks.",
            youCan: ["wybrać plik na stronie Eksport"]
        ),
        .planFaulty: RefusalWords(
            "Tego planu nie da się przejąć.",
            rule: "Plan przejmuje się w całości albo wcale.",
            youCan: ["poprawić wskazane wiersze i wysłać go ponownie"]
        ),
        .overOwed: RefusalWords(
            "Firma nie jest tej osobie winna aż tyle.",
            rule: "Oddaje się najwyżej tyle, ile się należy za własne pieniądze.",
            youCan: ["sprawdzić na stronie Środki, ile się należy"]
        ),
        .reimbursementUnknown: RefusalWords(
            "Takiej wypłaty tu nie zapisano.",
            rule: "Wycofuje się tylko to, co zapisano.",
            youCan: ["sprawdzić na stronie Środki, co zapisano"]
        ),
    ]

    static let polishWays: [RefusalCode: RefusalWords] = [
        .notFound: RefusalWords(
            "Pod tym adresem nic nie ma.",
            rule: "Strony stoją pod adresami, do których prowadzą odnośniki.",
            youCan: ["sprawdzić adres"]
        ),
        .methodNotAllowed: RefusalWords(
            "Pod tym adresem nie da się tego zrobić.",
            rule: "Każdy adres przyjmuje to, co robi jego strona.",
            youCan: ["otworzyć stronę ponownie i zacząć stamtąd"]
        ),
        .hostUnknown: RefusalWords(
            "Ten serwer nie odpowiada pod tą nazwą.",
            rule: "Serwer odpowiada pod nazwami, które mu nadano.",
            youCan: ["użyć nazwy, pod którą działa serwer"]
        ),
        .bodyTooSlow: RefusalWords(
            "Przesyłanie trwało zbyt długo.",
            rule: "Formularz przychodzi w 15 sekund, a plik w 60.",
            youCan: ["wysłać ponownie: zapisze się raz"]
        ),
        .serverAway: RefusalWords(
            "Księgi są teraz nieosiągalne.",
            rule: "Dopóki księgi nie odpowiedzą, nie wiadomo, czy to zapisano.",
            youCan: ["wysłać to samo za chwilę: zapisze się raz"]
        ),
        .serverBusy: RefusalWords(
            "Serwer ma teraz zbyt wiele do zrobienia.",
            rule: "Dopóki księgi nie odpowiedzą, nie wiadomo, czy to zapisano.",
            youCan: ["wysłać to samo za chwilę: zapisze się raz"]
        ),
        .outcomeUnknown: RefusalWords(
            "Nie wiadomo jeszcze, czy to zaksięgowano.",
            rule: "Działanie księguje się raz, choćby było wysłane wiele razy.",
            youCan: ["wysłać to samo jeszcze raz: wtedy będzie wiadomo, a zapisze się raz"]
        ),
        .internalFault: RefusalWords(
            "Coś poszło źle po naszej stronie.",
            rule: "Dopóki księgi nie odpowiedzą, nie wiadomo, czy to zapisano.",
            youCan: ["wysłać to samo jeszcze raz: zapisze się raz"]
        ),
        .configuration: RefusalWords(
            "Tych ustawień nie da się użyć.",
            rule: "Ustawienie, którego nie da się odczytać, wstrzymuje program.",
            youCan: ["poprawić wskazane ustawienie"]
        ),
        .actUnsettled: RefusalWords(
            "Jedno z Twoich działań nie jest jeszcze rozstrzygnięte.",
            rule: "Między dwoma logowaniami żadne działanie nie ginie.",
            youCan: ["poczekać na serwer, a potem się wylogować"]
        ),
        .otherLogin: RefusalWords(
            "Czeka działanie zapisane pod innym logowaniem.",
            rule: "Działanie wysyła osoba, która je zapisała, tam, dokąd miało trafić.",
            youCan: ["zalogować się jako ta osoba"]
        ),
    ]
}
