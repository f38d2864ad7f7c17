package dev.rushgate.backoffice.member;

import dev.rushgate.model.MemberId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Members by id, or by what an e-mail or a name begins with; reads no more than it is asked for.
 */
@Service
public class MemberFinder {

  static final String BY_ID = MemberSearch.COLUMNS + " FROM account a WHERE a.id = ?";

  static final String BY_EMAIL =
      MemberSearch.COLUMNS
          + " FROM account a WHERE a.email LIKE ? ESCAPE '!' ORDER BY a.email LIMIT ?";

  static final String BY_NAME =
      MemberSearch.COLUMNS
          + " FROM account a WHERE a.name LIKE ? ESCAPE '!' ORDER BY a.name LIMIT ?";

  private final JdbcClient database;

  MemberFinder(JdbcClient database) {
    this.database = database;
  }

  @Transactional(readOnly = true)
  public List<MemberDetails> find(String words, int foundMax) {
    Map<String, MemberDetails> all = new LinkedHashMap<>();
    // Ids and addresses are ASCII, and their columns compare with nothing else.
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(words)) {
      MemberId.parse(words).ifPresent(id -> add(all, BY_ID, id.value()));
      add(all, BY_EMAIL, beginning(words.toLowerCase(Locale.ROOT)), foundMax);
    }
    add(all, BY_NAME, beginning(words), foundMax);
    return all.values().stream().limit(foundMax).toList();
  }

  private void add(Map<String, MemberDetails> all, String query, Object... values) {
    database.sql(query).params(List.of(values)).query(Accounts::details).list().stream()
        .forEach(member -> all.putIfAbsent(member.id(), member));
  }

  private static String beginning(String words) {
    return words.replaceAll("[!%_]", "!$0") + "%";
  }
}
