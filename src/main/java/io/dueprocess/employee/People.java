package io.dueprocess.employee;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody whom a line of an export can mean, by number and by name: the one thing that an import keeps in memory,
 * a few words a person.
 */
final class People {

  private final Map<String, Person> byNumber = new LinkedHashMap<>();
  private Map<String, List<Person>> byName;

  /** One person of the directory, of the file, or of both. */
  static final class Person {

    final String number;
    /** Our key; 0 for who is not in the directory yet. */
    long id;
    /** Empty where a bad line gives a number and no name: its reports find it nevertheless. */
    String firstName = "";
    String lastName = "";
    /** As the directory has it. */
    String userIdBefore;
    /** As it will be. */
    String userId;
    /** The manager's number, as the directory has it; null for none. */
    String managerBefore;
    /** The manager's number, as it will be. */
    String manager;
    boolean inFile;
    int record;
    int line;
    boolean left;
    /** What the file says about the manager, before it is known who that is. */
    String managerWritten;
    /** New or changed, so that the links to others have to be written. */
    boolean touched;

    Person(String number) {
      this.number = number;
    }

    boolean inDirectory() {
      return id != 0;
    }

    String name() {
      return firstName + " " + lastName;
    }
  }

  static People ofDirectory(JdbcClient jdbc) {
    People people = new People();
    jdbc.sql(
            """
            select e.id, e.number, e.first_name, e.last_name, e.user_id, m.number as manager
              from employee e left join employee m on m.id = e.manager_id
             order by e.id
            """)
        .query(rs -> {
          Person person = people.add(rs.getString("number"));
          person.id = rs.getLong("id");
          person.firstName = rs.getString("first_name");
          person.lastName = rs.getString("last_name");
          person.userIdBefore = rs.getString("user_id");
          person.userId = person.userIdBefore;
          person.managerBefore = rs.getString("manager");
          person.manager = person.managerBefore;
        });
    return people;
  }

  /** The person of that number, made if there is none yet. */
  Person add(String number) {
    byName = null;
    return byNumber.computeIfAbsent(number, Person::new);
  }

  Person byNumber(String number) {
    return number == null ? null : byNumber.get(number);
  }

  Collection<Person> all() {
    return byNumber.values();
  }

  /** Whom a number means, or else a name in either order: nobody, one, or several of one name. */
  List<Person> meantBy(String numberOrName) {
    Person numbered = byNumber.get(numberOrName);
    if (numbered != null) {
      return List.of(numbered);
    }
    if (byName == null) {
      byName = new HashMap<>();
      for (Person person : byNumber.values()) {
        String name = new PersonName(person.firstName, person.lastName).key();
        byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(person);
      }
    }
    return byName.getOrDefault(PersonName.key(numberOrName), List.of());
  }
}
