//! Stories: what holds the language versions together.

use crate::transaction::json;
use crate::{Error, Row, Transaction};
use model::{Story, StoryId};

fn story(row: &Row) -> Result<Story, Error> {
    Ok(Story {
        id: row.get(0)?,
        key: row.get(1)?,
        section: row.get(2)?,
        topics: row.document(3, "list of topics")?,
    })
}

impl Transaction {
    /// The story with this number.
    pub async fn story(&mut self, id: StoryId) -> Result<Option<Story>, Error> {
        let sql = "select id, key, section, topics from story where id = $1";
        self.first(sql, &[id.into()])
            .await?
            .as_ref()
            .map(story)
            .transpose()
    }

    /// The story with this key, made when it is not there.
    pub async fn story_by_key(&mut self, key: &str) -> Result<Story, Error> {
        let sql =
            "insert into story (key, section, topics) values ($1, '', '[]') on conflict (key) do nothing";
        self.execute(sql, &[key.into()]).await?;
        story(
            &self
                .one(
                    "select id, key, section, topics from story where key = $1",
                    &[key.into()],
                )
                .await?,
        )
    }

    /// Puts a story into a section and under topics.
    pub async fn file_story(&mut self, id: StoryId, section: &str, topics: &[String]) -> Result<(), Error> {
        let sql = "update story set section = $2, topics = $3 where id = $1";
        self.execute(
            sql,
            &[id.into(), section.into(), json(&topics, "list of topics")?],
        )
        .await?;
        Ok(())
    }
}
