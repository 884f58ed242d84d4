namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Requests to the reader: support, donate, subscribe, sign up. Told by who speaks to whom ("we", "you") together
/// with words of at least two of the trade's matters (support, money, subscription, the press itself),
/// or by an imperative that only such requests use. What stands between quotation marks is somebody else's voice.
/// </summary>
internal static class Appeals
{
    private const int Longest = 900;
    private const int LongestInBody = 260;

    public static void Claim(Page page)
    {
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null || block.Length is < 8 or > Longest)
                continue;
            var inTail = page.InTail(i);
            if (!inTail && block.Length > LongestInBody)
                continue;
            var voice = FoldedWords.Of(OutsideQuotes(block.Content));
            if (Commands(voice) ? inTail || Topics(voice) >= 1 : inTail && Topics(voice) >= 2 && SpeaksToReader(voice))
                block.Claim(SpanKind.Appeal);
        }
    }

    private static bool Commands(string voice) => voice.HasAny(
        "abonnez vous", "inscrivez vous", "soutenez nous", "soutenez notre", "faites un don", "faire un don", "je m abonne", "rejoignez nos", "rejoignez notre", "aidez nous",
        "subscribe now", "subscribe to our", "subscribe today", "sign up for our", "sign up to our", "sign up now", "donate now", "donate today", "make a donation", "support our", "become a member", "become a subscriber", "please consider", "please donate", "help us",
        "abonnieren sie", "jetzt abonnieren", "jetzt spenden", "spenden sie", "unterstutzen sie", "melden sie sich", "werden sie mitglied",
        "suscribete", "suscribase", "apoyanos", "apoya nuestro", "haz una donacion", "haga una donacion", "hazte socio",
        "abbonati", "iscriviti", "sostienici", "sostieni", "fai una donazione", "abonneer je", "steun ons", "meld je aan", "assine ja", "assine nossa", "apoie", "faca uma doacao");

    private static int Topics(string voice)
    {
        var support = voice.HasStem("soutien", "soutenir", "soutenez", "aider", "aidez", "support", "help", "unterstutz", "hilf", "helfen", "apoy", "ayud", "sosten", "sostegno", "aiut", "steun", "help", "apoi", "ajud") ? 1 : 0;
        var money = (voice.HasAny("don", "dons", "donner", "euro", "euros", "subvention", "subventions", "publique", "publiques", "dona") || voice.HasStem("donat", "donor", "spende", "donacion", "donativ", "donazion", "doacao", "contribu", "beitrag")) ? 1 : 0;
        var subscription = voice.HasStem("abonn", "subscri", "suscri", "abbona", "assina", "newsletter", "infolettre", "boletin", "nieuwsbrief", "membership", "mitglied", "adherent", "inscri", "registr") ? 1 : 0;
        var press = voice.HasStem("journalis", "media", "medien", "presse", "press", "periodis", "giornalis", "jornalis", "redaction", "redaktion", "redaccion", "lecteur", "lectrice", "reader", "leser", "lector", "lettor", "leitor", "lezer", "independan", "independen", "unabhangig", "independien", "indipenden", "inform", "verite", "truth", "reporting", "inbox") ? 1 : 0;
        return support + money + subscription + press;
    }

    private static bool SpeaksToReader(string voice) =>
        voice.HasAny("nous", "notre", "nos", "we", "our", "us", "wir", "uns", "unser", "unsere", "unseren", "unserem", "nosotros", "nuestro", "nuestra", "nuestros", "noi", "nostro", "nostra", "ons", "onze", "nos", "nosso", "nossa")
        && voice.HasAny("vous", "votre", "vos", "you", "your", "sie", "ihr", "ihre", "ihrer", "ihrem", "ihren", "tu", "tus", "ti", "usted", "su", "sus", "te", "tuo", "tua", "je", "jouw", "uw", "voce", "seu", "sua");

    private static string OutsideQuotes(ReadOnlySpan<char> text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            if (c is '«' or '“' or '„')
                depth++;
            else if (c is '»' or '”' && depth > 0)
                depth--;
            else if (depth == 0)
                kept.Append(c);
        }

        return kept.ToString();
    }
}
