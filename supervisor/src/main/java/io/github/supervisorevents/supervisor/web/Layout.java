package io.github.supervisorevents.supervisor.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What all pages have around them: head, style, foot, and the headers that keep browsers from doing
 * anything else with them.
 */
final class Layout {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#1c2430;--soft:#5d6b7c;--line:#dfe4ea;--paper:#fff;--back:#f4f6f8;
      --good:#1a7f45;--bad:#c0352b;--busy:#a86500;--calm:#5d6b7c;--link:#1f5fbf}
      @media(prefers-color-scheme:dark){:root{--ink:#e4e9ef;--soft:#98a6b5;--line:#313a45;--paper:#1b2129;
      --back:#12171d;--good:#4cc47f;--bad:#f07a70;--busy:#e0a84a;--calm:#98a6b5;--link:#7fb0ff}}
      *{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);
      font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main,header,footer{max-width:70rem;margin:0 auto;padding:0 1.2rem}
      header{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center;padding-top:1.4rem;padding-bottom:1rem}
      h1{font-size:1.25rem;margin:0;flex:1 1 auto}h1 small{font-weight:400;color:var(--soft);margin-left:.5rem}
      a{color:var(--link);text-decoration:none}a:hover,a:focus{text-decoration:underline}
      table{width:100%;border-collapse:collapse;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}
      th,td{text-align:left;padding:.55rem .8rem;border-top:1px solid var(--line);vertical-align:middle}
      td.name,td.more{overflow-wrap:anywhere}
      thead th{border-top:0;font-size:.8rem;color:var(--soft);font-weight:600}
      th.do{text-align:right}td.do>div{display:flex;flex-wrap:wrap;gap:.35rem .7rem;justify-content:flex-end;align-items:center}
      form{display:inline-flex;flex-wrap:wrap;gap:.35rem;margin:0}
      button,a.button{font:inherit;font-size:.85rem;color:var(--ink);background:var(--paper);border:1px solid var(--line);
      border-radius:.35rem;padding:.25rem .6rem;cursor:pointer;display:inline-block;white-space:nowrap}
      button:hover,a.button:hover{border-color:var(--soft);text-decoration:none}
      .state{font-weight:600;font-size:.8rem;white-space:nowrap}.state:before{content:"\\25cf";margin-right:.4rem}
      .good{color:var(--good)}.bad{color:var(--bad)}.busy{color:var(--busy)}.calm{color:var(--calm)}
      .note{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--link);border-radius:.35rem;
      padding:.6rem .9rem;margin:0 0 1rem}.note.bad{border-left-color:var(--bad)}
      pre{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1rem;overflow:auto;
      white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
      footer{color:var(--soft);font-size:.8rem;padding-top:1rem;padding-bottom:2rem}
      @media(min-width:60rem){td.do>div,td.do form{flex-wrap:nowrap}}
      @media(max-width:59.99rem){thead{display:none}table,tbody{display:block}td{border:0;padding:.15rem 0}
      tr{display:flex;flex-wrap:wrap;gap:0 .8rem;align-items:baseline;border-top:1px solid var(--line);padding:.6rem .8rem}
      tr:first-child{border-top:0}td.name{flex:1 1 0}td.more,td.do{flex:1 0 100%}td.do>div{justify-content:flex-start}}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final String version;

  Layout(String version) {
    this.version = version;
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A whole page.
   *
   * @param subject what it is about, beside its heading
   * @param tools markup at the right of the heading
   */
  WebResponse page(int status, String title, String subject, Html tools, Html content) {
    Html page =
        new Html()
            .raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
            .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
            .text(subject.isEmpty() ? title : subject + " – " + title)
            .raw("</title><style>" + STYLE + "</style></head><body><header><h1>")
            .text(title)
            .raw("<small>")
            .text(subject)
            .raw("</small></h1>" + tools + "</header><main>" + content + "</main><footer>")
            .text("supervisor " + version)
            .raw("</footer></body></html>\n");
    return new WebResponse(status, headers("text/html;charset=utf-8"), page.toString());
  }

  /** A page that only says something. */
  WebResponse message(int status, String title, String message) {
    Html content =
        new Html()
            .raw("<p class=\"note bad\" role=\"alert\">")
            .text(message)
            .raw("</p><p><a href=\"index.html\">All processes</a></p>");
    return page(status, title, "", new Html(), content);
  }

  WebResponse plain(String text) {
    return new WebResponse(200, headers("text/plain;charset=utf-8"), text);
  }

  /**
   * Sends the browser on, so that reloading what it sees then does not repeat what it asked for.
   */
  static WebResponse seeOther(String relativeAddress) {
    return new WebResponse(
        303, Map.of("Location", relativeAddress, "Cache-Control", "no-store"), "");
  }

  private static Map<String, String> headers(String contentType) {
    // Not "no-referrer": browsers would send the origin of a form as null.
    return Map.of(
        "Content-Type", contentType,
        "Content-Security-Policy", POLICY,
        "Cache-Control", "no-store",
        "Referrer-Policy", "same-origin",
        "X-Content-Type-Options", "nosniff",
        "X-Frame-Options", "DENY");
  }

  static Html note(Optional<Notice> notice) {
    Html html = new Html();
    notice.ifPresent(
        one ->
            html.raw("<p class=\"note" + (one.failed() ? " bad" : "") + "\" role=\"status\">")
                .text(one.text())
                .raw("</p>"));
    return html;
  }
}
