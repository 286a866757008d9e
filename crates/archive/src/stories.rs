//! Stories: what holds the language versions together.

use crate::transaction::json;
use crate::{Error, Row, Transaction};
use model::{Story, StoryId};
use std::collections::BTreeSet;

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

    /// Puts a story into a section and under topics. It keeps what the sections asked for in which it was before.
    pub async fn file_story(&mut self, id: StoryId, section: &str, topics: &[String]) -> Result<(), Error> {
        let mut before = self.sections_before(id).await?;
        if let Some(story) = self.story(id).await?
            && !story.section.is_empty()
            && story.section != section
        {
            before.insert(story.section);
        }
        let sql = "update story set section = $2, topics = $3, sections_before = $4 where id = $1";
        let values = [
            id.into(),
            section.into(),
            json(&topics, "list of topics")?,
            json(&before, "list of sections")?,
        ];
        self.execute(sql, &values).await?;
        Ok(())
    }

    /// The sections in which a story was before.
    pub(crate) async fn sections_before(&mut self, id: StoryId) -> Result<BTreeSet<String>, Error> {
        let sql = "select sections_before from story where id = $1";
        match self.first(sql, &[id.into()]).await? {
            Some(row) => row.document(0, "list of sections"),
            None => Ok(BTreeSet::new()),
        }
    }
}
