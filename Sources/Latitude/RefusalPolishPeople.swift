// The Polish words go on: who asks, and how they prove it.
extension RefusalCode {
    static let polishPeople: [RefusalCode: RefusalWords] = [
        .notSignedIn: RefusalWords(
            "Nikt nie jest zalogowany.",
            rule: "Przy każdym działaniu stoi osoba, która je zapisuje.",
            youCan: ["zalogować się"]
        ),
        .signInFailed: RefusalWords(
            "Identyfikator i hasło do siebie nie pasują.",
            rule: "Kto się loguje, potwierdza to hasłem, a przy wspólnym stanowisku kodem PIN.",
            youCan: ["wpisać oba jeszcze raz", "poprosić administrację o nowy kod"]
        ),
        .pinLocked: RefusalWords(
            "Ten PIN jest zablokowany po pięciu błędnych próbach.",
            rule: "Po pięciu błędnych próbach PIN ustala się na nowo.",
            youCan: ["poprosić administrację na zmianie o zwolnienie kodu PIN"]
        ),
        .enrolmentUnknown: RefusalWords(
            "Ten kod niczego nie otwiera.",
            rule: "Kod działa raz, w ciągu siedmiu dni.",
            youCan: ["porównać go z otrzymanym", "poprosić administrację o nowy"]
        ),
        .deviceWaiting: RefusalWords(
            "Tego urządzenia jeszcze nie potwierdzono.",
            rule: "Urządzenie loguje osoba, która jest już zalogowana.",
            youCan: ["otworzyć podany adres i potwierdzić kod"]
        ),
        .deviceTooFast: RefusalWords(
            "To urządzenie pyta zbyt często.",
            rule: "Między pytaniami urządzenie czeka, a teraz o pięć sekund dłużej.",
            youCan: ["zapytać ponownie po tym czasie"]
        ),
        .deviceExpired: RefusalWords(
            "Czas na potwierdzenie urządzenia się skończył.",
            rule: "Urządzenie potwierdza się raz, w ciągu dziesięciu minut.",
            youCan: ["zacząć logowanie urządzenia od nowa"]
        ),
        .deviceRefused: RefusalWords(
            "To urządzenie zostało odrzucone.",
            rule: "Kto jest pytany, może powiedzieć, że to ktoś inny.",
            youCan: ["zacząć od nowa, jeśli to Ty"]
        ),
        .deviceUnknown: RefusalWords(
            "Pod tym kodem nie czeka żadne urządzenie.",
            rule: "Kod stoi na urządzeniu i działa dziesięć minut.",
            youCan: ["porównać go z kodem na urządzeniu", "zacząć od nowa"]
        ),
        .formStale: RefusalWords(
            "Formularz nie pochodzi ze strony tego logowania.",
            rule: "Formularz działa na stronie i w logowaniu, dla których powstał.",
            youCan: ["otworzyć stronę ponownie i wysłać formularz stamtąd"]
        ),
        .notAtADesk: RefusalWords(
            "Tego nie robi się przy wspólnym stanowisku.",
            rule: "Hasła i kody zmienia się na własnym urządzeniu.",
            youCan: ["zalogować się na własnym urządzeniu"]
        ),
        .notEntitled: RefusalWords(
            "Twoje role tego nie obejmują.",
            rule: "Role mówią, co można widzieć i prowadzić, nigdy, ile można wydać.",
            youCan: ["zobaczyć własny fundusz i własne działania"]
        ),
        .passphraseWeak: RefusalWords(
            "To hasło łatwo odgadnąć albo nie da się go zachować.",
            rule: "Hasło ma od 8 do 128 znaków i nie należy do powszechnych.",
            youCan: ["wybrać krótkie zdanie, które wymyślisz tylko Ty"]
        ),
        .pinWeak: RefusalWords(
            "Ten PIN łatwo odgadnąć albo to nie PIN.",
            rule: "PIN ma od 6 do 12 cyfr, nie samych jednakowych i nie po kolei.",
            youCan: ["wybrać sześć cyfr, których nikt z Tobą nie skojarzy"]
        ),
        .employeeUnknown: RefusalWords(
            "Nikt tutaj nie ma takiego identyfikatora.",
            rule: "Identyfikator to krótka nazwa, którą się loguje.",
            youCan: ["porównać go z listą osób w hotelu"]
        ),
        .tokenUnknown: RefusalWords(
            "Nie masz takiego logowania.",
            rule: "Każdy widzi i kończy tylko własne logowania.",
            youCan: ["zobaczyć je na stronie Moje konto"]
        ),
    ]
}
